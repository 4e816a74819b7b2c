import { answers, factAnswer } from './answers.ts';
import { isKnown, type Situation } from './situation.ts';
import type { Amount, RowKey } from './table-schema.ts';
import { every, test, type Verdict } from './truth.ts';
import type { Question } from './vocabulary.ts';

export type Row = { readonly when: readonly RowKey[] };

/** The row that applies; or the rows that still could, with the answers that would tell; or none. */
export type Lookup<R> =
  | { readonly found: 'row'; readonly row: R }
  | { readonly found: 'unsure'; readonly rows: readonly R[]; readonly missing: readonly Question[] }
  | { readonly found: 'none' };

/** Finds the row of a table for a situation. Tables are checked for gaps and overlaps before publication. */
export function lookUp<R extends Row>(table: readonly R[], situation: Situation): Lookup<R> {
  const read = table.map((row) => ({ row, verdict: every(row.when.map((key) => matches(key, situation))) }));
  const certain = read.find(({ verdict }) => verdict.truth === 'yes');
  if (certain) return { found: 'row', row: certain.row };
  const possible = read.filter(({ verdict }) => verdict.truth === 'unknown');
  if (possible.length === 0) return { found: 'none' };
  const missing = [...new Set(possible.flatMap(({ verdict }) => verdict.missing))];
  return { found: 'unsure', rows: possible.map(({ row }) => row), missing };
}

/** Does one key of a row hold? Three-valued. */
export function matches(key: RowKey, situation: Situation): Verdict {
  if (key.by === 'fact') {
    const { value, questions } = factAnswer(situation, key.fact);
    return test(value, (found) => found === key.is, ...questions);
  }
  if ('from' in key) {
    const { value, questions } = answers[key.by](situation);
    return test(
      value,
      (found) => found >= key.from && (key.below === null || found < key.below),
      ...questions,
    );
  }
  const { value, questions } = answers[key.by](situation);
  return test<string>(value, (found) => (key.in as readonly string[]).includes(found), ...questions);
}

/** Cents of an amount, or the questions that would give it. Per-m² sums are rounded down to the cent. */
export function centsOf(
  amount: Amount,
  situation: Situation,
): { readonly cents: number } | { readonly missing: readonly Question[] } {
  if (amount.kind === 'fixed') return { cents: amount.cents };
  const { livingArea } = situation;
  if (!isKnown(livingArea)) return { missing: ['livingArea'] };
  const counted = amount.maxM2 === null ? livingArea : Math.min(livingArea, amount.maxM2);
  return { cents: timesRoundedDown(amount.centsPerM2, counted) };
}

/** A price × a quantity of at most two decimals, rounded down: 62.3 × 50 € is 3 115 € and not a float below. */
export const timesRoundedDown = (cents: number, quantity: number): number =>
  Math.floor((cents * Math.round(quantity * 100)) / 100);
