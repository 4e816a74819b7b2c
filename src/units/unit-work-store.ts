import { and, asc, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId, UnitId } from '../shared/ids.ts';
import type { Unit } from './unit-store.ts';
import { units } from './unit-table.ts';

/** Homes of these people whose owners were last written to before that moment and never answered, the longest silent first. */
export async function silentUnits(
  d: Reader,
  holders: readonly AccountId[],
  before: Instant,
  most: number,
): Promise<Unit[]> {
  return d
    .select()
    .from(units)
    .where(
      and(
        inArray(units.assignedTo, [...holders]),
        sql`${units.contactState} = 'silent' AND ${units.status} = 'awaiting-answer'`,
        isNotNull(units.vacantSince),
        lt(units.contactedAt, before),
      ),
    )
    .orderBy(asc(units.contactedAt), asc(units.id))
    .limit(most)
    .all();
}

/** The homes of highest priority that nobody follows and whose owner may be contacted. `within`: INSEE codes, null for all. */
export async function bestFreeUnits(
  d: Reader,
  within: readonly string[] | null,
  most: number,
): Promise<UnitId[]> {
  const inside = within === null ? sql`1` : sql`commune IN ${[...within]}`;
  return d
    .all<{ id: UnitId }>(
      sql`SELECT id FROM unit INDEXED BY unit_priority WHERE priority IS NOT NULL AND assigned_to IS NULL AND NOT held_back
          AND status NOT IN ('completed', 'blocked') AND ${inside} ORDER BY priority DESC, id DESC LIMIT ${most}`,
    )
    .map(({ id }) => id);
}

/** Every home that a person follows. */
export async function unitIdsOfHolder(d: Reader, holder: AccountId): Promise<UnitId[]> {
  return d
    .all<{ id: UnitId }>(
      sql`SELECT id FROM unit INDEXED BY unit_assigned_to WHERE assigned_to = ${holder} ORDER BY id`,
    )
    .map(({ id }) => id);
}

/** How many homes each person follows. */
export async function heldCounts(d: Reader): Promise<ReadonlyMap<AccountId, number>> {
  const rows = d.all<{ id: AccountId; n: number }>(
    sql`SELECT assigned_to AS id, count(*) AS n FROM unit INDEXED BY unit_assigned_to WHERE assigned_to IS NOT NULL GROUP BY assigned_to`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
