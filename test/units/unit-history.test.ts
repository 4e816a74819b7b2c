import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '../../src/i18n/translate.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n');
/** What rooms write in the journal about a unit; the return to the market is told on its page too. */
const deeds = [
  ...new Set([...source.matchAll(/action: '(unit\.[\w-]+|return\.recorded)'/g)].map(([, deed = '']) => deed)),
];

describe('The history of a unit', () => {
  it('finds what is written about units', () => {
    expect(deeds.length).toBeGreaterThan(10);
  });

  it.each(deeds)('tells %s in words', (deed) => {
    expect(isMessageKey(`register.event.${deed.replace('.', '-')}`)).toBe(true);
  });
});
