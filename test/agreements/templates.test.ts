import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActContent, Article, Condition } from '../../src/agreements/templates/act-content.ts';
import { checkContent } from '../../src/agreements/templates/check-content.ts';
import { compareContents } from '../../src/agreements/templates/compare-contents.ts';
import {
  addFreeArticle,
  arranged,
  articleIn,
  withArticle,
} from '../../src/agreements/templates/edit-content.ts';
import { originalOf } from '../../src/agreements/templates/original-acts.ts';
import { ORIGINAL_AGREEMENT } from '../../src/agreements/templates/original-agreement.ts';
import { TEMPLATE_KINDS } from '../../src/agreements/templates/template-kinds.ts';
import { LOCALES } from '../../src/shared/locale.ts';
import { agreementsFrom, FROZEN_BEFORE, SAID_BEFORE, wordsOf } from './support/agreements-before.ts';
import { LETTERS_BEFORE, lettersSaidBefore, wordsOfAct } from './support/letters-before.ts';

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

describe('the original templates of letters and of the amendment', () => {
  const said = Object.entries(LETTERS_BEFORE).flatMap(([name, facts]) =>
    LOCALES.map((lang) => ({ name: `${name}-${lang}`, facts: { ...facts, lang } })),
  );

  it.each(said)('say word for word what they said before there were templates: $name', ({ name, facts }) => {
    expect(wordsOfAct(facts)).toEqual(lettersSaidBefore()[name]);
  });

  it.each(TEMPLATE_KINDS)('pass their own check: %s', (kind) => {
    expect(checkContent(kind, originalOf(kind))).toEqual([]);
  });
});

describe('what the law wants of a letter', () => {
  const refusal = originalOf('decision-refusal');
  const parts = (content: ActContent, change: (part: Article) => Article[]) => ({
    ...content,
    articles: content.articles.flatMap(change),
  });

  it('keeps the appeal routes of a refusal, its reasons and its title: neither button nor request removes them', () => {
    for (const code of ['appeal', 'reasons', 'opening'])
      expect(() => arranged('decision-refusal', refusal, `remove ${code}`)).toThrow(
        'templates.errors.locked',
      );
    const silent = parts(refusal, (part) => (part.code === 'appeal' ? [] : [part]));
    expect(checkContent('decision-refusal', silent)).toEqual([
      { place: { code: 'appeal', passage: 0, lang: null }, kind: 'part-missing', law: 'appeal' },
    ]);
  });

  it('wants the court named in both languages, by a text that is always written', () => {
    const vague = parts(refusal, (part) =>
      part.code === 'appeal'
        ? [
            {
              ...part,
              passages: part.passages.map((passage) =>
                passage.kind === 'text' ? { ...passage, when: 'company' as const } : passage,
              ),
            },
          ]
        : [part],
    );
    expect(checkContent('decision-refusal', vague)).toEqual(
      ['tribunal', 'adresse-tribunal', 'adresse-collectivite'].map((field) => ({
        place: { code: 'appeal', passage: 0, lang: null },
        kind: 'compulsory-missing',
        field,
        law: 'appeal',
      })),
    );
  });

  it('wants the day of silence on a receipt, and refuses a field that a receipt does not know', () => {
    const receipt = parts(originalOf('receipt'), (part) =>
      part.code === 'silence'
        ? [
            {
              ...part,
              passages: [
                {
                  kind: 'text',
                  shape: 'paragraph',
                  text: { fr: '{montant}', en: '{montant}' },
                  when: 'always',
                },
              ],
            },
          ]
        : [part],
    );
    const faults = checkContent('receipt', receipt);
    expect(faults.map(({ kind }) => kind)).toEqual(['unknown-field', 'unknown-field', 'compulsory-missing']);
    expect(faults.at(-1)).toMatchObject({ field: 'date-silence', law: 'silence' });
  });

  it('leaves the part of the title first, whatever is moved', () => {
    const up = arranged('decision-refusal', refusal, 'up reasons');
    expect(up).toEqual(refusal);
    expect(arranged('decision-refusal', refusal, 'down opening')).toEqual(refusal);
  });
});

const withText = (fr: string, en: string, when: Condition = 'always'): ActContent =>
  withArticle(ORIGINAL_AGREEMENT, {
    ...articleIn(ORIGINAL_AGREEMENT, 'a10'),
    passages: [{ kind: 'text', shape: 'paragraph', text: { fr, en }, when }],
  });
const faultsIn = (content: ActContent) => checkContent('agreement', content).map(({ kind }) => kind);

describe('the check of a template', () => {
  it('finds nothing in the original', () => {
    expect(checkContent('agreement', ORIGINAL_AGREEMENT)).toEqual([]);
  });

  it('names an unknown field by its place, with the known ones that look like it', () => {
    const [fault] = checkContent(
      'agreement',
      withText('Une aide de\nau plus {montent}.', 'Aid of {montant}.'),
    );
    expect(fault).toMatchObject({
      kind: 'unknown-field',
      found: 'montent',
      line: 2,
      column: 9,
      place: { code: 'a10', passage: 1, lang: 'fr' },
    });
    expect(fault).toHaveProperty('nearest.0', 'montant');
  });

  it('wants both languages, with the same fields', () => {
    expect(faultsIn(withText('Texte.', ' '))).toEqual(['language-missing']);
    expect(faultsIn(withText('Au plus {montant}.', 'At most.'))).toEqual(['in-one-language']);
  });

  it('wants braces and bold closed', () => {
    expect(faultsIn(withText('Au plus {montant.', 'x'))).toEqual(['not-closed']);
    expect(faultsIn(withText('Au plus **montant.', 'x'))).toEqual(['bold-not-closed']);
  });

  it('wants a field that a case may lack under its condition', () => {
    expect(faultsIn(withText('{vacance}', '{vacance}'))).toEqual(['needs-condition']);
    expect(faultsIn(withText('{vacance}', '{vacance}', 'vacancy-known'))).toEqual([]);
  });

  it('wants every article that is named by its number', () => {
    const without = arranged('agreement', ORIGINAL_AGREEMENT, 'remove a16');
    expect(faultsIn(without)).toEqual([]);
    const naming = withArticle(without, {
      ...articleIn(without, 'a10'),
      passages: [
        {
          kind: 'text',
          shape: 'paragraph',
          text: { fr: '{article-litiges}', en: '{article-litiges}' },
          when: 'always',
        },
      ],
    });
    expect(faultsIn(naming)).toEqual(['names-absent-article']);
  });

  it('wants the amount in its article', () => {
    const article = articleIn(ORIGINAL_AGREEMENT, 'a4');
    const silent = { ...article, passages: article.passages.slice(1) };
    expect(faultsIn(withArticle(ORIGINAL_AGREEMENT, silent))).toEqual(['compulsory-missing']);
  });
});

describe('what may be arranged', () => {
  it('moves any article, and removes none that the law or an amendment needs', () => {
    const moved = arranged('agreement', ORIGINAL_AGREEMENT, 'down a1');
    expect(moved.articles.slice(0, 2).map(({ code }) => code)).toEqual(['a2', 'a1']);
    expect(() => arranged('agreement', ORIGINAL_AGREEMENT, 'remove a4')).toThrow('templates.errors.locked');
    expect(() => arranged('agreement', ORIGINAL_AGREEMENT, 'remove a11')).toThrow('templates.errors.locked');
  });

  it('keeps the computed parts of an article', () => {
    const article = articleIn(ORIGINAL_AGREEMENT, 'a4');
    const without = { ...article, passages: article.passages.filter(({ kind }) => kind === 'text') };
    expect(() => withArticle(ORIGINAL_AGREEMENT, without)).toThrow('templates.errors.computedMissing');
  });

  it('loses nothing whatever is moved, and gets back by moving back', () => {
    const codes = [...ORIGINAL_AGREEMENT.articles.map(({ code }) => code), ...ORIGINAL_AGREEMENT.annexes];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('up', 'down'), fc.constantFrom(...codes))), (deeds) => {
        const content = deeds.reduce(
          (now, [way, code]) => arranged('agreement', now, `${way} ${code}`),
          ORIGINAL_AGREEMENT,
        );
        const sorted = ({ articles, annexes }: ActContent) =>
          [...articles.map(({ code }) => code), ...annexes].sort();
        expect(sorted(content)).toEqual(sorted(ORIGINAL_AGREEMENT));
        expect(checkContent('agreement', content)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what changes between two contents', () => {
  const kinds = (after: ActContent) => compareContents(ORIGINAL_AGREEMENT, after).map(({ kind }) => kind);

  it('is nothing for the same content', () => {
    expect(kinds(ORIGINAL_AGREEMENT)).toEqual([]);
  });

  it('is one move for one article moved, one line for each language rewritten', () => {
    expect(kinds(arranged('agreement', ORIGINAL_AGREEMENT, 'down a2'))).toEqual(['article-moved']);
    expect(kinds(arranged('agreement', ORIGINAL_AGREEMENT, 'up annex8'))).toEqual(['annex-moved']);
    const [fr, en] = compareContents(ORIGINAL_AGREEMENT, withText('Nouveau.', 'New.'));
    expect(fr).toMatchObject({ kind: 'passage-changed', lang: 'fr', after: 'Nouveau.' });
    expect(en).toMatchObject({ kind: 'passage-changed', lang: 'en', after: 'New.' });
  });

  it('names what was added and removed', () => {
    expect(kinds(arranged('agreement', ORIGINAL_AGREEMENT, 'remove a13'))).toEqual(['article-removed']);
    expect(kinds(addFreeArticle(ORIGINAL_AGREEMENT, { fr: 'Clé', en: 'Key' }))).toEqual(['article-added']);
  });
});
