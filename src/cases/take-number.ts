import { sql } from 'drizzle-orm';
import type { Writer } from '../db/database.ts';
import { numberSeries } from './case-table.ts';

/** The next number of a series and year, `CONV-2026-00007`. Taken in the transaction that uses it: a roll-back gives it back, so there is no gap. */
export async function takeNumber(d: Writer, prefix: string, year: number): Promise<string> {
  const series = `${prefix}-${year}`;
  const row = d
    .insert(numberSeries)
    .values({ series, last: 1 })
    .onConflictDoUpdate({ target: numberSeries.series, set: { last: sql`${numberSeries.last} + 1` } })
    .returning()
    .get();
  return `${series}-${String(row.last).padStart(5, '0')}`;
}
