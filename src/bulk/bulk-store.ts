import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { compiled, insertMany } from '../db/insert-many.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { AccountId, BulkDeedId, UnitId } from '../shared/ids.ts';
import { bulkDeeds, bulkUnits } from './bulk-table.ts';
import type { UnitState, Verdict } from './deed.ts';

export type BulkDeed = typeof bulkDeeds.$inferSelect;
export type BulkUnit = typeof bulkUnits.$inferSelect;

export async function addDeed(
  d: Writer,
  row: typeof bulkDeeds.$inferInsert,
  ids: readonly UnitId[],
): Promise<BulkDeed> {
  const deed = d.insert(bulkDeeds).values(row).returning().get();
  insertMany(
    d,
    bulkUnits,
    ids.map((unitId) => ({ deedId: deed.id, unitId, state: 'waiting' as const })),
  );
  return deed;
}

export async function findDeed(d: Reader, id: BulkDeedId): Promise<BulkDeed | undefined> {
  return d.select().from(bulkDeeds).where(eq(bulkDeeds.id, id)).get();
}

/** The last deeds of one person, those never judged left out. */
export async function deedsOf(d: Reader, by: AccountId, most: number): Promise<BulkDeed[]> {
  return d
    .select()
    .from(bulkDeeds)
    .where(and(eq(bulkDeeds.madeBy, by), sql`${bulkDeeds.state} <> 'chosen'`))
    .orderBy(desc(bulkDeeds.id))
    .limit(most)
    .all();
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when the deed moved on in between */
export async function saveDeed(
  d: Writer,
  seen: Pick<BulkDeed, 'id' | 'version'>,
  changes: Partial<BulkDeed>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(bulkDeeds)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(bulkDeeds.id, seen.id), eq(bulkDeeds.version, seen.version)))
      .run(),
  );
}

/** How far the work in hand has come: no version, since nothing that a person decides changes. */
export async function noteDone(d: Writer, id: BulkDeedId, done: number): Promise<void> {
  d.update(bulkDeeds).set({ done }).where(eq(bulkDeeds.id, id)).run();
}

/** A handful of the homes of a deed after a place, by id. `state` null: all of them. */
export async function unitsAfter(
  d: Reader,
  deed: BulkDeedId,
  state: UnitState | null,
  after: number,
  size: number,
): Promise<BulkUnit[]> {
  return d
    .select()
    .from(bulkUnits)
    .where(
      and(
        eq(bulkUnits.deedId, deed),
        state === null ? undefined : eq(bulkUnits.state, state),
        gt(bulkUnits.unitId, after as UnitId),
      ),
    )
    .orderBy(asc(bulkUnits.unitId))
    .limit(size)
    .all();
}

export type JudgedUnit = { readonly id: UnitId; readonly version: number | null; readonly verdict: Verdict };

export async function noteVerdicts(
  d: Writer,
  deed: BulkDeedId,
  judged: readonly JudgedUnit[],
): Promise<void> {
  const statement = compiled(
    d,
    'UPDATE bulk_unit SET verdict = ?, version_seen = ? WHERE deed_id = ? AND unit_id = ?',
  );
  for (const { id, version, verdict } of judged) statement.run(verdict, version, deed, id);
}

export async function saveUnitOfDeed(
  d: Writer,
  { deedId, unitId }: Pick<BulkUnit, 'deedId' | 'unitId'>,
  changes: Partial<BulkUnit>,
): Promise<void> {
  d.update(bulkUnits)
    .set(changes)
    .where(and(eq(bulkUnits.deedId, deedId), eq(bulkUnits.unitId, unitId)))
    .run();
}

/** Those that the preflight left alone stay as they are. */
export async function keepThoseLeftAlone(d: Writer, deed: BulkDeedId): Promise<void> {
  d.update(bulkUnits)
    .set({ state: 'kept' })
    .where(and(eq(bulkUnits.deedId, deed), sql`${bulkUnits.verdict} IS NOT 'change'`))
    .run();
}

export type UnitCount = {
  readonly state: UnitState;
  readonly verdict: Verdict | null;
  readonly fault: BulkUnit['fault'];
  readonly n: number;
};

/** How many homes stand where, and why. */
export async function unitCounts(d: Reader, deed: BulkDeedId): Promise<UnitCount[]> {
  return d.all<UnitCount>(
    sql`SELECT state, verdict, fault, count(*) AS n FROM bulk_unit WHERE deed_id = ${deed} GROUP BY state, verdict, fault`,
  );
}

/** A few homes that stand alike. */
export async function someUnits(
  d: Reader,
  deed: BulkDeedId,
  { state, verdict, fault }: Omit<UnitCount, 'n'>,
  most: number,
): Promise<UnitId[]> {
  return d
    .select({ id: bulkUnits.unitId })
    .from(bulkUnits)
    .where(
      and(
        eq(bulkUnits.deedId, deed),
        inArray(bulkUnits.state, [state]),
        sql`${bulkUnits.verdict} IS ${verdict}`,
        sql`${bulkUnits.fault} IS ${fault}`,
      ),
    )
    .orderBy(asc(bulkUnits.unitId))
    .limit(most)
    .all()
    .map(({ id }) => id);
}
