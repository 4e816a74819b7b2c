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
const deeds = [
  ...new Set([...source.matchAll(/'((?:perimeter|view|building)\.[a-z-]+)'/g)].map(([, deed = '']) => deed)),
];

describe('The journal on screen', () => {
  it('finds what is done to perimeters, views and buildings', () => {
    expect(deeds.length).toBeGreaterThanOrEqual(6);
  });

  it.each(deeds)('tells %s in words', (deed) => {
    expect(isMessageKey(`journal.event.${deed.replace('.', '-')}`)).toBe(true);
  });
});
