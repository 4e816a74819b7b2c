import { and, countDistinct, gte, inArray } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { cases } from './case-table.ts';

/** For how many of these units a case was opened since. */
export async function countUnitsWithCaseSince(
  d: Reader,
  unitIds: readonly UnitId[],
  since: Instant,
): Promise<number> {
  if (unitIds.length === 0) return 0;
  const row = d
    .select({ n: countDistinct(cases.unitId) })
    .from(cases)
    .where(and(inArray(cases.unitId, [...unitIds]), gte(cases.createdAt, since)))
    .get();
  return row?.n ?? 0;
}
