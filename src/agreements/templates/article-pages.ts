import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { upperFirst } from '../../shared/upper-first.ts';
import { errorOn, type FieldError } from '../../web/forms.ts';
import { type Article, type Passage, SHAPES } from './act-content.ts';
import { specOf } from './act-spec.ts';
import { type Fault, mayBeConditional } from './check-content.ts';
import { VISAS } from './edit-content.ts';
import { isLocked } from './original-acts.ts';
import type { TemplateKind } from './template-kinds.ts';
import type { Template } from './template-store.ts';
import { articleTitle, conditionText, faultLine, faultText, fieldMeanings } from './template-words.ts';
import * as paths from './templates-paths.ts';

type Choice = { readonly value: string; readonly text: string };
type PassageField = {
  readonly n: number;
  readonly legend: string;
  readonly computed: { readonly block: string; readonly text: string } | null;
  readonly shape: string;
  readonly when: string;
  readonly fr: string;
  readonly en: string;
  readonly first: boolean;
  readonly last: boolean;
};
export type ArticlePage = {
  readonly title: string;
  readonly caption: string;
  readonly back: string;
  readonly action: string;
  readonly version: string;
  /** Null for the visas, which have no title. */
  readonly names: { readonly fr: string; readonly en: string } | null;
  /** Null for what is always written. */
  readonly when: string | null;
  readonly passages: readonly PassageField[];
  readonly conditions: readonly Choice[];
  /** Null where everything is an item. */
  readonly shapes: readonly Choice[] | null;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly faults: readonly string[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'templates/article': ArticlePage;
  }
}

/** The form of one article of a draft, as kept or as just typed. */
export function articlePage(
  ctx: Context,
  row: Template,
  article: Article,
  faults: readonly Fault[],
  errors: readonly FieldError[],
): ArticlePage {
  const { locale } = ctx;
  const t = translator(locale);
  const visas = article.code === VISAS;
  const name = visas ? t('templates.visas') : articleTitle(locale, row, article.code);
  return {
    title: t('templates.article.titleOf', { title: name }),
    caption: t('templates.versionName', { kind: t(`templates.kind.${row.kind}`), number: row.number }),
    back: `${paths.templatePath({ template: row.id })}#${article.code}`,
    action: paths.articlePath({ template: row.id, code: article.code }),
    version: String(row.version),
    names: visas ? null : article.title,
    when: !visas && mayBeConditional(row.kind, article) ? article.when : null,
    passages: article.passages.map((passage, n) => passageField(locale, passage, n, article.passages.length)),
    conditions: (['always', ...specOf(row.kind).conditions] as const).map((value) => ({
      value,
      text: conditionText(locale, value),
    })),
    shapes: visas ? null : SHAPES.map((value) => ({ value, text: t(`templates.article.shapes.${value}`) })),
    fields: fieldMeanings(locale, row),
    faults: faults.map((fault) => faultLine(locale, row, fault)),
    errors,
  };
}

function passageField(locale: Locale, passage: Passage, n: number, count: number): PassageField {
  const t = translator(locale);
  const place = {
    n,
    legend: t('templates.article.passage', { n: n + 1 }),
    first: n === 0,
    last: n === count - 1,
  };
  if (passage.kind === 'computed') {
    const what = t(`templates.computed.${passage.block}`);
    const computed = { block: passage.block, text: t('templates.computedPart', { what }) };
    return { ...place, computed, shape: '', when: 'always', fr: '', en: '' };
  }
  const { shape, when, text } = passage;
  return { ...place, computed: null, shape, when, fr: text.fr, en: text.en };
}

/** What a text may not be saved with: each on the field that it was typed in. */
export const faultErrors = (locale: Locale, faults: readonly Fault[]): FieldError[] =>
  faults.filter(isRefused).map((fault) => {
    const { passage, lang } = fault.place;
    const field = passage === 0 ? `title-${lang ?? 'fr'}` : `${lang ?? 'fr'}-${passage - 1}`;
    return errorOn(field, upperFirst(faultText(locale, fault)));
  });

const REFUSED: readonly Fault['kind'][] = ['unknown-field', 'not-closed', 'not-opened', 'bold-not-closed'];
const isRefused = ({ kind }: Fault): boolean => REFUSED.includes(kind);

/** A locked article is always written, whatever was asked. */
export const conditionKept = (kind: TemplateKind, code: string, when: Article['when']): Article['when'] =>
  isLocked(kind, code) || code === VISAS ? 'always' : when;
