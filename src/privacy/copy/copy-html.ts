import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translateDynamic, translator } from '../../i18n/translate.ts';
import { type Day, type Instant, isDay } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { CATEGORIES } from '../holdings/holding.ts';
import type { CopyDocument, ToldRow } from './copy-document.ts';

export type CopyFacts = {
  readonly locale: Locale;
  readonly name: string;
  readonly authority: string;
  readonly officer: string;
  readonly at: Instant;
  readonly document: CopyDocument;
  readonly files: readonly { readonly path: string; readonly label: string }[];
  readonly readings: readonly {
    readonly role: string;
    readonly readings: number;
    readonly first: Instant;
    readonly last: Instant;
  }[];
};

/** Words for the codes of a column, where the rest of the software has them. */
const CODES: Readonly<Record<string, string>> = {
  'case_file.state': 'cases.state',
  'case_step.from_state': 'cases.state',
  'case_step.to_state': 'cases.state',
  'case_step.action': 'cases.action',
  'case_document.type': 'cases.piece',
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ESCAPES[one] ?? one);

/** The copy as people read it: one self-contained page. The structured file beside it holds every value. */
export function copyHtml(facts: CopyFacts): string {
  const t = translator(facts.locale);
  const fmt = formatterFor(facts.locale);
  const title = t('privacyCopy.title', { name: facts.name });
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(t('privacyCopy.lead', { authority: facts.authority, moment: fmt.moment(facts.at) }))}</p>`,
    ...CATEGORIES.flatMap((category) => categoryHtml(facts, category)),
    `<h2>${escaped(t('privacyCopy.readings'))}</h2>`,
    listHtml(
      facts.readings.map(({ role, readings, first, last }) =>
        t('privacyCopy.reading', {
          role: translateDynamic(facts.locale, `people.role.${role}`),
          readings,
          first: fmt.moment(first),
          last: fmt.moment(last),
        }),
      ),
      t('privacyCopy.noReading'),
    ),
    `<h2>${escaped(t('privacyCopy.files'))}</h2>`,
    facts.files.length === 0
      ? `<p>${escaped(t('privacyCopy.noFile'))}</p>`
      : `<ul>${facts.files.map(({ path, label }) => `<li><a href="${escaped(encodeURI(path))}">${escaped(label)}</a></li>`).join('')}</ul>`,
    `<h2>${escaped(t('privacyCopy.leftOut'))}</h2>`,
    listHtml([...leftOut(facts), t('privacy.left.others'), t('privacy.left.secrets')], ''),
    `<h2>${escaped(t('privacyCopy.rights'))}</h2><p>${escaped(t('privacyCopy.rightsText', { officer: facts.officer }))}</p>`,
  ];
  return `<!doctype html><html lang="${facts.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body.join('\n')}</main></body></html>`;
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b2a33;background:#fff}main{max-width:52rem;margin:0 auto;padding:2rem 1rem}h1,h2{line-height:1.2;color:#0b4f6c}h2{margin-top:2.5rem;border-bottom:2px solid #0b4f6c}dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;border-bottom:1px solid #d5dbe0;padding-bottom:1rem}dt{color:#4a5a66}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}@media(max-width:30rem){dl{grid-template-columns:1fr}}';

const listHtml = (items: readonly string[], none: string): string =>
  items.length === 0
    ? `<p>${escaped(none)}</p>`
    : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;

const leftOut = ({ document, locale }: CopyFacts): string[] =>
  [...new Set(document.leftOut.map(({ why }) => why))]
    .filter((why) => why !== 'secrets' && why !== 'others')
    .map((why) => translateDynamic(locale, `privacy.left.${why}`));

function categoryHtml({ document, locale }: CopyFacts, category: string): string[] {
  const tables = document.tables.filter((table) => table.category === category);
  const lists = tables.flatMap(({ table, rows }) => rows.map((row) => rowHtml(locale, table, row)));
  const shown = lists.filter((list) => list !== '');
  if (shown.length === 0) return [];
  return [`<h2>${escaped(translateDynamic(locale, `privacy.category.${category}`))}</h2>`, ...shown];
}

function rowHtml(locale: Locale, table: string, row: ToldRow): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const key = `privacyCopy.column.${column}`;
    const text = valueText(locale, `${table}.${column}`, value);
    return isMessageKey(key) && text !== null ? [[translateDynamic(locale, key), text] as const] : [];
  });
  if (lines.length === 0) return '';
  return `<dl>${lines.map(([label, text]) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;
}

/** Columns of codes: told in words, or only in the structured file. */
const CODED = /\.(state|action|from_state|to_state|type|kind|channel)$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Null for what only the structured file tells: codes without words, figures within figures. */
function valueText(locale: Locale, place: string, value: unknown): string | null {
  const fmt = formatterFor(locale);
  const codes = CODES[place];
  if (codes !== undefined) return translateDynamic(locale, `${codes}.${String(value)}`);
  if (CODED.test(place)) return null;
  if (place.endsWith('.year_built')) return String(value);
  if (typeof value === 'number') return place.endsWith('_cents') ? fmt.money(value) : fmt.number(value);
  if (typeof value !== 'string' || value === '') return null;
  if (isDay(value)) return fmt.day(value as Day);
  return INSTANT.test(value) ? fmt.moment(value as Instant) : value;
}
