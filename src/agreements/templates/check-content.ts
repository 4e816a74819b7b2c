import type { Locale, Localised } from '../../shared/locale.ts';
import { LOCALES } from '../../shared/locale.ts';
import { faultsAmong, fieldsIn } from '../../shared/merge-braces.ts';
import type { ActContent, Article, Condition } from './act-content.ts';
import { type ActSpec, type Compulsory, fieldsOf, type Law, specOf } from './act-spec.ts';
import { ARTICLE_FIELDS, nearestFields } from './merge-fields.ts';
import { isLocked, originalOf } from './original-acts.ts';
import type { TemplateKind } from './template-kinds.ts';

/** Where a fault stands: the visas or an article, its title (0) or a passage counted from 1, in one language or both. */
export type FaultPlace = {
  readonly code: 'visas' | Article['code'];
  readonly passage: number;
  readonly lang: Locale | null;
};
export type Fault = { readonly place: FaultPlace } & (
  | {
      readonly kind: 'unknown-field' | 'not-closed' | 'not-opened';
      readonly found: string;
      readonly line: number;
      readonly column: number;
      /** Known fields that look most like it. */
      readonly nearest: readonly string[];
    }
  | { readonly kind: 'language-missing' | 'bold-not-closed' | 'empty-article' | 'opening-first' }
  /** What the law, or the software, wants there. */
  | { readonly kind: 'part-missing' | 'part-conditional'; readonly law: Law | null }
  | { readonly kind: 'compulsory-missing'; readonly field: string; readonly law: Law }
  | { readonly kind: 'computed-missing'; readonly block: string }
  /** The case may have nothing to say there: the passage must be written only when it has. */
  | { readonly kind: 'needs-condition'; readonly field: string; readonly condition: Condition }
  | { readonly kind: 'in-one-language' | 'names-absent-article'; readonly field: string }
);

/** Everything that forbids a content's publication, in the order that it is read. */
export function checkContent(kind: TemplateKind, content: ActContent): Fault[] {
  const words: Wanted = {
    spec: specOf(kind),
    fields: fieldsOf(kind),
    always: content.articles.filter(({ when }) => when === 'always').map(({ code }) => code),
    titled: kind === 'agreement',
  };
  const visas = content.visas.flatMap(({ text, when }, index) =>
    checkWords(text, when, { code: 'visas', passage: index + 1 }, words),
  );
  const articles = content.articles.flatMap((article) => checkArticle(article, words));
  return [...visas, ...articles, ...wantedParts(kind, content)];
}

type Wanted = {
  readonly spec: ActSpec;
  readonly fields: readonly string[];
  /** Articles that are always written. */
  readonly always: readonly string[];
  /** Every article has a title; parts of a letter may do without, save the first, whose title is the letter's. */
  readonly titled: boolean;
};

/** What is wrong with one article, others being what they are. */
function checkArticle({ code, title, when, passages }: Article, wanted: Wanted): Fault[] {
  const body = passages.flatMap((passage, index) =>
    passage.kind === 'computed'
      ? []
      : checkWords(passage.text, [when, passage.when], { code, passage: index + 1 }, wanted),
  );
  const place = { code, passage: 0, lang: null };
  const untitled = LOCALES.every((lang) => title[lang].trim() === '');
  return [
    ...(untitled && !wanted.titled && code !== 'opening'
      ? []
      : checkWords(title, when, { code, passage: 0 }, wanted)),
    ...(passages.length === 0 && code !== 'opening' ? [{ place, kind: 'empty-article' as const }] : []),
    ...body,
  ];
}

type At = Omit<FaultPlace, 'lang'>;

function checkWords(
  text: Localised,
  when: Condition | readonly Condition[],
  at: At,
  wanted: Wanted,
): Fault[] {
  const faults = LOCALES.flatMap((lang) => checkLanguage(text[lang], { ...at, lang }, wanted.fields));
  if (faults.length > 0) return faults;
  const granted = [when].flat();
  const place = { ...at, lang: null };
  const [fr, en] = [fieldsIn(text.fr), fieldsIn(text.en)];
  const alone = [...fr.filter((field) => !en.includes(field)), ...en.filter((field) => !fr.includes(field))];
  return [
    ...alone.map((field): Fault => ({ place, kind: 'in-one-language', field })),
    ...fr.flatMap((field) => checkField(field, granted, place, wanted)),
  ];
}

function checkLanguage(text: string, place: FaultPlace, fields: readonly string[]): Fault[] {
  if (text.trim() === '') return [{ place, kind: 'language-missing' }];
  const braces = faultsAmong(fields, text).map(
    (fault): Fault => ({
      ...fault,
      place,
      nearest: fault.kind === 'unknown-field' ? nearestFields(fields, fault.found) : [],
    }),
  );
  const marks = text.split('**').length - 1;
  return [...braces, ...(marks % 2 === 1 ? [{ place, kind: 'bold-not-closed' as const }] : [])];
}

function checkField(
  field: string,
  granted: readonly Condition[],
  place: FaultPlace,
  { spec, always }: Wanted,
): Fault[] {
  const named = (ARTICLE_FIELDS as Readonly<Record<string, string>>)[field];
  if (named !== undefined)
    return always.includes(named) ? [] : [{ place, kind: 'names-absent-article', field }];
  const condition = spec.fields[field] ?? 'always';
  return condition === 'always' || granted.includes(condition)
    ? []
    : [{ place, kind: 'needs-condition', field, condition }];
}

/** Parts that cannot be left out, with what they must always state in both languages, and what the software writes. */
function wantedParts(kind: TemplateKind, { articles }: ActContent): Fault[] {
  const { compulsory } = specOf(kind);
  const missing = originalOf(kind)
    .articles.filter(({ code }) => isLocked(kind, code))
    .flatMap((original): Fault[] => {
      const { code } = original;
      const place = { code, passage: 0, lang: null };
      const law = compulsory.find(({ part }) => part === code)?.law ?? null;
      const written = articles.find((article) => article.code === code);
      if (!written) return [{ place, kind: 'part-missing', law }];
      if (written.when !== 'always') return [{ place, kind: 'part-conditional', law }];
      const lost = blocksIn(original).filter((block) => !blocksIn(written).includes(block));
      return lost.map((block): Fault => ({ place, kind: 'computed-missing', block }));
    });
  const unsaid = compulsory.flatMap((one) => unsaidIn(articles, one));
  const opens = kind === 'agreement' || articles[0]?.code === 'opening';
  const place = { code: 'opening', passage: 0, lang: null };
  return [...missing, ...unsaid, ...(opens ? [] : [{ place, kind: 'opening-first' as const }])];
}

const blocksIn = ({ passages }: Article): string[] =>
  passages.flatMap((passage) => (passage.kind === 'computed' ? [passage.block] : []));

function unsaidIn(articles: readonly Article[], { part, fields, law }: Compulsory): Fault[] {
  const article = articles.find(({ code }) => code === part);
  if (!article) return [];
  const always = [
    article.title,
    ...article.passages.flatMap((passage) =>
      passage.kind === 'text' && passage.when === 'always' ? [passage.text] : [],
    ),
  ];
  return fields
    .filter((field) => !always.some((text) => LOCALES.every((lang) => fieldsIn(text[lang]).includes(field))))
    .map(
      (field): Fault => ({
        place: { code: part, passage: 0, lang: null },
        kind: 'compulsory-missing',
        field,
        law,
      }),
    );
}

/** Conditions offered for an article: one that no act goes without is always written. */
export const mayBeConditional = (kind: TemplateKind, { code }: Pick<Article, 'code'>): boolean =>
  !isLocked(kind, code);
