import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/shared/locale.ts';
import { agreementsFrom, FROZEN_BEFORE, SAID_BEFORE, wordsOf } from './support/agreements-before.ts';

describe('the original template of the agreement', () => {
  const said = Object.entries(agreementsFrom(FROZEN_BEFORE)).flatMap(([name, facts]) =>
    LOCALES.map((lang) => ({ name: `${name}-${lang}`, facts: { ...facts, lang } })),
  );

  it.each(said)(
    'says word for word what the agreement said before there were templates: $name',
    ({ name, facts }) => {
      expect(wordsOf(facts)).toEqual(SAID_BEFORE[name]);
    },
  );
});
