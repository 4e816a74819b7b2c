import { type Translate, translateDynamic, translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { ActContent, AnnexName, Article, Condition } from './act-content.ts';
import { fieldsOf, type Law, specOf } from './act-spec.ts';
import type { Fault, FaultPlace } from './check-content.ts';
import type { Difference } from './compare-contents.ts';
import { ANNEX_FIELDS, ARTICLE_FIELDS } from './merge-fields.ts';
import type { TemplateKind } from './template-kinds.ts';

/** What a template says, and of which kind of act. */
export type Worded = { readonly kind: TemplateKind; readonly content: ActContent };

/** “Article 4 – Montant de l’aide”, by its place in the template; parts of letters bear no number, and may have no title. */
export function articleTitle(
  locale: Locale,
  { kind, content: { articles } }: Worded,
  code: Article['code'],
): string {
  const t = translator(locale);
  const n = articles.findIndex((article) => article.code === code) + 1;
  const title = articles[n - 1]?.title;
  const words = title?.[locale].trim() || title?.fr.trim();
  if (kind === 'agreement') return t('templates.articleHeading', { n, title: words || '…' });
  return words || translateDynamic(locale, `templates.part.${code.startsWith('free-') ? 'free' : code}`);
}

export const annexTitle = (locale: Locale, { annexes }: ActContent, name: AnnexName): string => {
  const t = translator(locale);
  const title = t(`agreements.act.agreement.${name}.title`);
  return t('templates.annexHeading', { n: annexes.indexOf(name) + 1, title });
};

export const conditionText = (locale: Locale, condition: Condition): string =>
  translator(locale)(`templates.condition.${condition}`);

/** What is wrong there, as a sentence without its place. */
export function faultText(locale: Locale, fault: Fault): string {
  const t = translator(locale);
  switch (fault.kind) {
    case 'unknown-field': {
      const { found, line, column, nearest } = fault;
      const known = nearest.map((field) => `{${field}}`).join(', ');
      const told = t('templates.fault.unknown-field', { found, line, column });
      return known === '' ? told : `${told} ${t('templates.fault.nearest', { fields: known })}`;
    }
    case 'not-closed':
    case 'not-opened':
      return t(`templates.fault.${fault.kind}`, { line: fault.line, column: fault.column });
    case 'needs-condition':
      return t('templates.fault.needs-condition', {
        field: fault.field,
        condition: conditionText(locale, fault.condition),
      });
    case 'part-missing':
    case 'part-conditional':
      return t(`templates.fault.${fault.kind}`, { law: lawText(locale, fault.law) });
    case 'compulsory-missing':
      return t('templates.fault.compulsory-missing', {
        field: fault.field,
        law: lawText(locale, fault.law),
      });
    case 'computed-missing':
      return t('templates.fault.computed-missing', {
        what: translateDynamic(locale, `templates.computed.${fault.block}`),
      });
    case 'in-one-language':
    case 'names-absent-article':
      return t(`templates.fault.${fault.kind}`, { field: fault.field });
    default:
      return t(`templates.fault.${fault.kind}`);
  }
}

const lawText = (locale: Locale, law: Law | null): string =>
  translator(locale)(law === null ? 'templates.fault.bySoftware' : `templates.law.${law}`);

/** “Article 4 – Montant de l’aide, passage 2, en français : …” */
export function faultLine(locale: Locale, worded: Worded, fault: Fault): string {
  const t = translator(locale);
  const place = placeText(locale, worded, fault.place);
  return t('templates.check.line', { place, problem: faultText(locale, fault) });
}

function placeText(locale: Locale, worded: Worded, { code, passage, lang }: FaultPlace): string {
  const t = translator(locale);
  const part = code === 'visas' ? t('templates.visas') : articleTitle(locale, worded, code);
  const piece = passage === 0 ? t('templates.check.heading') : t('templates.check.passage', { n: passage });
  const place = t('templates.check.at', { part, piece });
  if (lang === null) return place;
  return t(`templates.check.${lang === 'fr' ? 'inFrench' : 'inEnglish'}`, { place });
}

/** Every field with its meaning, in the order of the list. */
export const fieldMeanings = (locale: Locale, worded: Worded) =>
  fieldsOf(worded.kind).map((field) => ({ name: `{${field}}`, text: meaningOf(locale, worded, field) }));

function meaningOf(locale: Locale, worded: Worded, field: string): string {
  const t = translator(locale);
  const article = (ARTICLE_FIELDS as Readonly<Record<string, string>>)[field];
  if (article) return t('templates.article.numberOf', { title: articleTitle(locale, worded, article) });
  if (field in ANNEX_FIELDS) {
    const name = ANNEX_FIELDS[field as keyof typeof ANNEX_FIELDS];
    return t('templates.article.numberOf', { title: annexTitle(locale, worded.content, name) });
  }
  const label = translateDynamic(locale, `templates.field.${field}`);
  const condition = specOf(worded.kind).fields[field] ?? 'always';
  return condition === 'always'
    ? label
    : t('templates.article.fieldWhen', { label, condition: conditionText(locale, condition) });
}

export type ShownDifference = { readonly what: string; readonly before: string; readonly after: string };

/** A difference in words: what it is about, what was there, what is there now. */
export function differenceShown(
  locale: Locale,
  { before, after }: { readonly before: Worded; readonly after: Worded },
  difference: Difference,
): ShownDifference {
  const t = translator(locale);
  const nothing = t('templates.changes.nothing');
  const titleIn = (worded: Worded, article: Article | null) =>
    article === null ? t('templates.visas') : articleTitle(locale, worded, article.code);
  const place = (n: number) => t('templates.changes.place', { n });
  switch (difference.kind) {
    case 'article-added':
      return {
        what: t('templates.changes.articleAdded', { title: titleIn(after, difference.article) }),
        before: nothing,
        after: wholeText(locale, difference.article),
      };
    case 'article-removed':
      return {
        what: t('templates.changes.articleRemoved', { title: titleIn(before, difference.article) }),
        before: wholeText(locale, difference.article),
        after: nothing,
      };
    case 'article-moved':
      return {
        what: t('templates.changes.articleMoved', { title: titleIn(after, difference.article) }),
        before: place(difference.from),
        after: place(difference.to),
      };
    case 'annex-moved':
      return {
        what: t('templates.changes.annexMoved', {
          title: t(`agreements.act.agreement.${difference.annex}.title`),
        }),
        before: place(difference.from),
        after: place(difference.to),
      };
    case 'article-condition':
      return {
        what: t('templates.changes.articleCondition', { title: titleIn(after, difference.article) }),
        before: conditionText(locale, difference.before),
        after: conditionText(locale, difference.after),
      };
    case 'passages-moved':
      return {
        what: t('templates.changes.passagesMoved', { title: titleIn(after, difference.article) }),
        before: nothing,
        after: nothing,
      };
    case 'passage-condition':
      return {
        what: t('templates.changes.passageCondition', { title: titleIn(after, difference.article) }),
        before: conditionText(locale, difference.before as Condition),
        after: conditionText(locale, difference.after as Condition),
      };
    default:
      return {
        what: t('templates.changes.language', {
          what: t(WRITTEN[difference.kind], { title: titleIn(after, difference.article) }),
          language: t(`templates.changes.${difference.lang}`),
        }),
        before: difference.before ?? nothing,
        after: difference.after ?? nothing,
      };
  }
}

const WRITTEN = {
  title: 'templates.changes.titleChanged',
  'passage-added': 'templates.changes.passageAdded',
  'passage-removed': 'templates.changes.passageRemoved',
  'passage-changed': 'templates.changes.passageChanged',
} as const satisfies Record<string, Parameters<Translate>[0]>;

const wholeText = (locale: Locale, { passages }: Article): string =>
  passages.flatMap((passage) => (passage.kind === 'text' ? [passage.text[locale]] : [])).join('\n');
