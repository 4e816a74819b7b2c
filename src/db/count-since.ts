import { and, countDistinct, gte, inArray } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../shared/dates.ts';
import type { Reader } from './database.ts';

/** How many of these have at least one row dated `since` or later; `of` and `at` are columns of one table. */
export function countSince(
  d: Reader,
  { of, at }: { readonly of: SQLiteColumn; readonly at: SQLiteColumn },
  ids: readonly number[],
  since: Instant,
): number {
  if (ids.length === 0) return 0;
  const row = d
    .select({ n: countDistinct(of) })
    .from(of.table)
    .where(and(inArray(of, [...ids]), gte(at, since)))
    .get();
  return row?.n ?? 0;
}
