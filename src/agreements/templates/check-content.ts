import type { Locale, Localised } from '../../shared/locale.ts';
import { LOCALES } from '../../shared/locale.ts';
import { faultsAmong, fieldsIn } from '../../shared/merge-braces.ts';
import { type AgreementContent, type Article, type Condition, isLocked } from './agreement-content.ts';
import { ARTICLE_FIELDS, nearestFields, TEMPLATE_FIELDS, VALUE_FIELDS } from './merge-fields.ts';

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
  | { readonly kind: 'language-missing' | 'bold-not-closed' | 'empty-article' | 'amount-missing' }
  /** The case may have nothing to say there: the passage must be written only when it has. */
  | { readonly kind: 'needs-condition'; readonly field: string; readonly condition: Condition }
  | { readonly kind: 'in-one-language' | 'names-absent-article'; readonly field: string }
);

/** Everything that forbids a content's publication, in the order that it is read. */
export function checkContent(content: AgreementContent): Fault[] {
  const always = content.articles.filter(({ when }) => when === 'always').map(({ code }) => code);
  const visas = content.visas.flatMap(({ text, when }, index) =>
    checkWords(text, when, { code: 'visas', passage: index + 1 }, always),
  );
  const articles = content.articles.flatMap((article) => checkArticle(article, always));
  return [...visas, ...articles, ...amountMissing(content)];
}

/** What is wrong with one article, others being what they are. */
export function checkArticle({ code, title, when, passages }: Article, always: readonly string[]): Fault[] {
  const body = passages.flatMap((passage, index) =>
    passage.kind === 'computed'
      ? []
      : checkWords(passage.text, [when, passage.when], { code, passage: index + 1 }, always),
  );
  const place = { code, passage: 0, lang: null };
  return [
    ...checkWords(title, when, { code, passage: 0 }, always),
    ...(passages.length === 0 ? [{ place, kind: 'empty-article' as const }] : []),
    ...body,
  ];
}

type At = Omit<FaultPlace, 'lang'>;

function checkWords(
  text: Localised,
  when: Condition | readonly Condition[],
  at: At,
  always: readonly string[],
): Fault[] {
  const faults = LOCALES.flatMap((lang) => checkLanguage(text[lang], { ...at, lang }));
  if (faults.length > 0) return faults;
  const granted = [when].flat();
  const place = { ...at, lang: null };
  const [fr, en] = [fieldsIn(text.fr), fieldsIn(text.en)];
  const alone = [...fr.filter((field) => !en.includes(field)), ...en.filter((field) => !fr.includes(field))];
  return [
    ...alone.map((field): Fault => ({ place, kind: 'in-one-language', field })),
    ...fr.flatMap((field) => checkField(field, granted, place, always)),
  ];
}

function checkLanguage(text: string, place: FaultPlace): Fault[] {
  if (text.trim() === '') return [{ place, kind: 'language-missing' }];
  const braces = faultsAmong(TEMPLATE_FIELDS, text).map(
    (fault): Fault => ({
      ...fault,
      place,
      nearest: fault.kind === 'unknown-field' ? nearestFields(fault.found) : [],
    }),
  );
  const marks = text.split('**').length - 1;
  return [...braces, ...(marks % 2 === 1 ? [{ place, kind: 'bold-not-closed' as const }] : [])];
}

function checkField(
  field: string,
  granted: readonly Condition[],
  place: FaultPlace,
  always: readonly string[],
): Fault[] {
  const named = (ARTICLE_FIELDS as Readonly<Record<string, string>>)[field];
  if (named !== undefined)
    return always.includes(named) ? [] : [{ place, kind: 'names-absent-article', field }];
  const condition = (VALUE_FIELDS as Readonly<Record<string, Condition>>)[field] ?? 'always';
  return condition === 'always' || granted.includes(condition)
    ? []
    : [{ place, kind: 'needs-condition', field, condition }];
}

/** The law wants the amount in the agreement, and amendments quote the passage that states it. */
function amountMissing({ articles }: AgreementContent): Fault[] {
  const stated = articles
    .find(({ code }) => code === 'a4')
    ?.passages.some(
      (passage) =>
        passage.kind === 'text' &&
        passage.when === 'always' &&
        LOCALES.every((lang) => fieldsIn(passage.text[lang]).includes('montant')),
    );
  return stated ? [] : [{ place: { code: 'a4', passage: 0, lang: null }, kind: 'amount-missing' }];
}

/** Conditions offered for an article: one that no agreement goes without is always written. */
export const mayBeConditional = ({ code }: Pick<Article, 'code'>): boolean => !isLocked(code);
