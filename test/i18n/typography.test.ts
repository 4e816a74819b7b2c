import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { fr } from '../../src/i18n/fr.ts';

/** Every text of a catalogue with the key under which it stands. */
function textsOf(node: unknown, key = ''): [string, string][] {
  if (typeof node === 'string') return [[key, node]];
  return Object.entries(node as object).flatMap(([name, value]) => textsOf(value, `${key}.${name}`));
}
const breaking = (texts: readonly [string, string][], rule: RegExp) =>
  texts.filter(([, text]) => rule.test(text)).map(([key, text]) => `${key}: ${text}`);

/** The rules of the Imprimerie nationale: a sign never begins a line, an apostrophe is no stroke. */
describe('French texts', () => {
  const texts = textsOf(fr);

  it('never part a word from the sign that follows it', () => {
    expect(texts.length).toBeGreaterThan(3000);
    expect(breaking(texts, /[^\s|] [;:!?»%€](?![a-z:{])/)).toEqual([]);
  });

  it('never part an opening guillemet from its first word', () => {
    expect(breaking(texts, /« /)).toEqual([]);
  });

  it('use true apostrophes and true ellipses', () => {
    expect(breaking(texts, /[a-zà-ÿ]'[a-zà-ÿ]|\.\.\./i)).toEqual([]);
  });
});

describe('English texts', () => {
  it('use true apostrophes and true ellipses', () => {
    expect(breaking(textsOf(en), /[a-z]'[a-z]|\.\.\./i)).toEqual([]);
  });
});
