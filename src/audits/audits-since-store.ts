import { and, countDistinct, gte, inArray } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { audits } from './audit-table.ts';

/** How many of these units had an audit begun since. */
export async function countAuditedSince(
  d: Reader,
  unitIds: readonly UnitId[],
  since: Instant,
): Promise<number> {
  if (unitIds.length === 0) return 0;
  const row = d
    .select({ n: countDistinct(audits.unitId) })
    .from(audits)
    .where(and(inArray(audits.unitId, [...unitIds]), gte(audits.startedAt, since)))
    .get();
  return row?.n ?? 0;
}
