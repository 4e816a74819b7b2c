import { and, asc, count, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import { destructions, retentionBatches, retentionItems } from '../privacy-table.ts';
import type { RetentionRule, SubjectKind } from './retention-rules.ts';

export type Batch = typeof retentionBatches.$inferSelect;
export type Item = typeof retentionItems.$inferSelect;
export type NewItem = typeof retentionItems.$inferInsert;
export type Destruction = typeof destructions.$inferSelect;
export type NewDestruction = typeof destructions.$inferInsert;

/** The batch that waits for a manager; there is one at a time. */
export async function listedBatch(d: Reader): Promise<Batch | undefined> {
  return d.select().from(retentionBatches).where(eq(retentionBatches.state, 'listed')).get();
}

export async function findBatch(d: Reader, id: number): Promise<Batch | undefined> {
  return d.select().from(retentionBatches).where(eq(retentionBatches.id, id)).get();
}

export async function latestBatches(d: Reader, most: number): Promise<Batch[]> {
  return d.select().from(retentionBatches).orderBy(desc(retentionBatches.id)).limit(most).all();
}

export async function addBatch(d: Writer, row: typeof retentionBatches.$inferInsert): Promise<Batch> {
  return d.insert(retentionBatches).values(row).returning().get();
}

/** Saves a batch over the version that was read; somebody else's change in between is a conflict. */
export async function saveBatch(
  d: Writer,
  seen: Pick<Batch, 'id' | 'version'>,
  changes: Partial<Batch>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(retentionBatches)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(retentionBatches.id, seen.id), eq(retentionBatches.version, seen.version)))
      .run(),
  );
}

export async function noteProgress(d: Writer, id: number, done: number): Promise<void> {
  d.update(retentionBatches).set({ done }).where(eq(retentionBatches.id, id)).run();
}

export async function addItems(d: Writer, rows: readonly NewItem[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    d.insert(retentionItems)
      .values(rows.slice(at, at + 500) as NewItem[])
      .onConflictDoNothing()
      .run();
}

/** What has been listed before and is due no more leaves the list. */
export async function dropItems(d: Writer, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    d.delete(retentionItems)
      .where(inArray(retentionItems.id, [...ids]))
      .run();
}

export async function itemsOf(d: Reader, batchId: number, most = 20_000): Promise<Item[]> {
  return d
    .select()
    .from(retentionItems)
    .where(eq(retentionItems.batchId, batchId))
    .orderBy(asc(retentionItems.rule), asc(retentionItems.dueOn), asc(retentionItems.id))
    .limit(most)
    .all();
}

/** The next thing to erase of a confirmed batch. */
export async function nextItem(d: Reader, batchId: number): Promise<Item | undefined> {
  return d
    .select()
    .from(retentionItems)
    .where(and(eq(retentionItems.batchId, batchId), eq(retentionItems.state, 'listed')))
    .orderBy(asc(retentionItems.id))
    .limit(1)
    .get();
}

export async function endItem(
  d: Writer,
  id: number,
  state: Exclude<Item['state'], 'listed'>,
  counts: Item['counts'] = {},
): Promise<void> {
  d.update(retentionItems)
    .set({ state, counts })
    .where(and(eq(retentionItems.id, id), eq(retentionItems.state, 'listed')))
    .run();
}

/** Everything of a batch that a manager did not tick. */
export async function setAside(d: Writer, batchId: number, ticked: readonly number[]): Promise<number> {
  return d
    .update(retentionItems)
    .set({ state: 'set-aside' })
    .where(
      and(
        eq(retentionItems.batchId, batchId),
        ticked.length > 0 ? notInArray(retentionItems.id, [...ticked]) : undefined,
      ),
    )
    .run().changes;
}

export async function countItems(d: Reader, batchId: number): Promise<number> {
  const found = d
    .select({ n: count() })
    .from(retentionItems)
    .where(and(eq(retentionItems.batchId, batchId), eq(retentionItems.state, 'listed')))
    .get();
  return found?.n ?? 0;
}

export async function addDestruction(d: Writer, row: NewDestruction): Promise<void> {
  d.insert(destructions).values(row).run();
}

/** One line of the register for each rule of a batch grows as its items go. */
export async function growDestruction(
  d: Writer,
  batchId: number,
  rule: RetentionRule,
  grown: Omit<NewDestruction, 'origin' | 'rule' | 'batchId' | 'subjects'>,
): Promise<void> {
  const line = d
    .select()
    .from(destructions)
    .where(and(eq(destructions.batchId, batchId), eq(destructions.rule, rule)))
    .get();
  if (!line) return addDestruction(d, { ...grown, origin: 'retention', rule, batchId, subjects: 1 });
  const counts = { ...line.counts };
  for (const [category, rows] of Object.entries(grown.counts) as [keyof typeof counts, number][])
    counts[category] = (counts[category] ?? 0) + rows;
  d.update(destructions)
    .set({ subjects: line.subjects + 1, counts, files: line.files + grown.files, on: grown.on, at: grown.at })
    .where(eq(destructions.id, line.id))
    .run();
}

export async function destructionsPage(
  d: Reader,
  before: number | null,
  most: number,
): Promise<Destruction[]> {
  return d
    .select()
    .from(destructions)
    .where(before === null ? undefined : sql`${destructions.id} < ${before}`)
    .orderBy(desc(destructions.id))
    .limit(most)
    .all();
}

/** What a batch was about before, so that a confirmed one is told from what it found. */
export async function countsByState(d: Reader, batchId: number): Promise<Record<string, number>> {
  const rows = d
    .select({ state: retentionItems.state, n: count() })
    .from(retentionItems)
    .where(eq(retentionItems.batchId, batchId))
    .groupBy(retentionItems.state)
    .all();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
export type { SubjectKind };
