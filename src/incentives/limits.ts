import { type BasisPoints, type Cents, cents } from '../shared/money.ts';
import { centsOf, lookUp } from './lookup-table.ts';
import type { Situation } from './situation.ts';
import type { Amount, AmountTable, RateTable } from './table-schema.ts';
import type { Question } from './vocabulary.ts';

/**
 * A value read from a table. `value` is the one that applies, or the most favourable one still possible while
 * answers are `missing`; null when nobody can tell. `gap`: no row applies, so nothing is paid.
 */
export type TableValue<T> = {
  readonly value: T | null;
  readonly missing: readonly Question[];
  readonly gap: boolean;
};

/** Reads a ceiling or a floor. An empty table sets no limit: the answer is then `undefined`. */
export function readAmount(table: AmountTable, situation: Situation): TableValue<Cents> | undefined {
  if (table.length === 0) return undefined;
  const found = lookUp(table, situation);
  if (found.found === 'none') return { value: cents(0), missing: [], gap: true };
  if (found.found === 'row') return readOne(found.row.amount, situation);
  const possible = found.rows.map((row) => mostOf(row.amount, situation));
  const best = possible.includes(null) ? null : Math.max(...possible.map((value) => value ?? 0));
  return { value: best === null ? null : cents(best), missing: found.missing, gap: false };
}

export function readRate(table: RateTable, situation: Situation): TableValue<BasisPoints> {
  const found = lookUp(table, situation);
  if (found.found === 'none') return { value: 0 as BasisPoints, missing: [], gap: true };
  if (found.found === 'row') return { value: found.row.rate, missing: [], gap: false };
  const best = Math.max(...found.rows.map((row) => row.rate)) as BasisPoints;
  return { value: best, missing: found.missing, gap: false };
}

function readOne(amount: Amount, situation: Situation): TableValue<Cents> {
  const read = centsOf(amount, situation);
  if ('cents' in read) return { value: cents(read.cents), missing: [], gap: false };
  return { value: mostOf(amount, situation) as Cents | null, missing: read.missing, gap: false };
}

/** The most an amount can be: a sum by m² with a limit on the m² is bounded even when the area is unknown. */
function mostOf(amount: Amount, situation: Situation): number | null {
  const read = centsOf(amount, situation);
  if ('cents' in read) return read.cents;
  return amount.kind === 'per-m2' && amount.maxM2 !== null
    ? Math.floor(amount.centsPerM2 * amount.maxM2)
    : null;
}
