import { sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId, UnitId } from '../shared/ids.ts';
import { findUnits, type Unit } from './unit-store.ts';

/** Homes of these people whose owners were last written to before that moment and never answered, the longest silent first. */
export async function silentUnits(
  d: Reader,
  holders: readonly AccountId[],
  before: Instant,
  most: number,
): Promise<Unit[]> {
  // The index by name: without it all homes ever written to are read for somebody who follows a handful.
  const ids = d
    .all<{ id: UnitId }>(
      sql`SELECT id FROM unit INDEXED BY unit_silent WHERE assigned_to IN ${[...holders]} AND contact_state = 'silent'
          AND status = 'awaiting-answer' AND vacant_since IS NOT NULL AND contacted_at < ${before}
          ORDER BY contacted_at, id LIMIT ${most}`,
    )
    .map(({ id }) => id);
  const found = new Map((await findUnits(d, ids)).map((unit) => [unit.id, unit]));
  return ids.flatMap((id) => found.get(id) ?? []);
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
