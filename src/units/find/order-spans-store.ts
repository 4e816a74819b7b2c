import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { ENERGY_LABELS } from '../unit.ts';
import type { Cursor, RegisterFilter, RegisterOrder, RegisterSort } from './register-filter.ts';
import { communesWithin, type Scope } from './unit-filter-store.ts';
import { isDown, ORDERS } from './unit-order-store.ts';

type Value = string | number;

/**
 * A part of an order that a word of the view `unit_words` tells: values from `low` on and under `under`, or the one value
 * `only` (null for homes without one). How many homes of a filter each holds is known before any is read.
 */
export type Span = { readonly word: string } & (
  | { readonly low: Value | null; readonly under: Value | null; readonly only?: never }
  | { readonly only: Value | null }
);
export const isOne = (span: Span): span is Span & { readonly only: Value | null } => 'only' in span;

/** The spans of an order that may hold homes beyond a place, as they are read. */
export function spansBeyond(
  d: Reader,
  order: RegisterOrder,
  backwards: boolean,
  place: Cursor | null,
  asked: { readonly filter: RegisterFilter; readonly scope: Scope },
): Span[] {
  const down = isDown(order, backwards);
  const valued = SPANS[order.by](d, asked.filter, asked.scope);
  const ordered = down ? valued.reverse() : valued;
  const none = WITHOUT_VALUE[order.by];
  const rest: Span[] = none === null ? [] : [{ word: none, only: null }];
  if (place === null) return backwards ? [...rest, ...ordered] : [...ordered, ...rest];
  const { value } = place;
  if (value === null) return backwards ? [...rest, ...ordered] : rest;
  const left = ordered.filter((span) => !isPassed(span, value, down));
  return backwards ? left : [...left, ...rest];
}

/** Whether a place lies wholly beyond a span. */
function isPassed(span: Span, value: Value, down: boolean): boolean {
  if (isOne(span)) return span.only !== null && (down ? span.only > value : span.only < value);
  return down ? span.low !== null && span.low > value : span.under !== null && span.under <= value;
}

/** The values of a span, as a condition on each row. */
export function inSpan(span: Span, by: RegisterSort): SQL {
  const { column } = ORDERS[by];
  if (isOne(span)) return span.only === null ? sql`${column} IS NULL` : sql`${column} = ${span.only}`;
  const from = span.low === null ? sql`${column} IS NOT NULL` : sql`${column} >= ${span.low}`;
  return span.under === null ? from : sql`${from} AND ${column} < ${span.under}`;
}

const WITHOUT_VALUE: Readonly<Record<RegisterSort, string | null>> = {
  vacancy: 'n_over',
  priority: 'y_none',
  owner: 'x_none',
  commune: null,
  area: 'd_none',
  class: 'e_unknown',
  contact: 'v_none',
};

/** Words of one letter each between what is before `A` and what is after `Z`. */
const [BEFORE_A, AFTER_Z] = [64, 91];

const SPANS: Readonly<Record<RegisterSort, (d: Reader, filter: RegisterFilter, scope: Scope) => Span[]>> = {
  vacancy: (d) => {
    const { first, last } = ends(d, 'vacancy');
    if (first === null || last === null) return [];
    return numbered('n', Number(first.slice(0, 4)), Number(last.slice(0, 4)), String);
  },
  contact: (d) => {
    const { first, last } = ends(d, 'contact');
    return first === null || last === null ? [] : months(first.slice(0, 7), last.slice(0, 7));
  },
  owner: () => openEnded(numbered('x', BEFORE_A, AFTER_Z, (code) => String.fromCodePoint(code))),
  area: () => openEnded(numbered('d', 0, 30, (ten) => ten * 10)),
  priority: () => openEnded(numbered('y', 0, 20, (five) => five * 5)),
  class: () => ENERGY_LABELS.map((label) => ({ word: `e_${label}`, only: label })),
  commune: (d, { communes }, { within }) =>
    (communesWithin(communes, within)?.toSorted() ?? communesOf(d)).map((code) => ({
      word: `c_${code}`,
      only: code,
    })),
};

const numbered = (prefix: string, first: number, last: number, low: (at: number) => Value): Span[] =>
  Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    return { word: `${prefix}_${at}`, low: low(at), under: low(at + 1) };
  });

/** The first holds all that is less too, the last all that is more. */
const openEnded = (spans: readonly Span[]): Span[] =>
  spans.map((span, index) => ({
    word: span.word,
    low: index === 0 || isOne(span) ? null : span.low,
    under: index === spans.length - 1 || isOne(span) ? null : span.under,
  }));

function months(first: string, last: string): Span[] {
  const spans: Span[] = [];
  for (let month = first; month <= last; ) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    spans.push({ word: `v_${month}`, low: month, under: next });
    month = next;
  }
  return spans;
}

function ends(d: Reader, by: RegisterSort): { readonly first: string | null; readonly last: string | null } {
  const { column } = ORDERS[by];
  return d.get(
    sql`SELECT (SELECT min(${column}) FROM unit) AS first, (SELECT max(${column}) FROM unit) AS last`,
  );
}

/** One step along the index for each commune, and not for each of its homes. */
const communesOf = (d: Reader): string[] =>
  d
    .all<{ code: string }>(
      sql`WITH RECURSIVE known(code) AS (SELECT min(commune) FROM unit UNION ALL
        SELECT (SELECT min(commune) FROM unit WHERE commune > code) FROM known WHERE code IS NOT NULL)
        SELECT code FROM known WHERE code IS NOT NULL`,
    )
    .map(({ code }) => code);
