import { and, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { Day, Instant } from '../shared/dates.ts';
import type { PublicEstimateId, UnitId } from '../shared/ids.ts';
import { type EstimateAnswers, NO_ANSWERS } from './estimate-answers.ts';
import type { EstimateStep } from './estimate-steps.ts';
import { estimateTallies, publicEstimates } from './estimate-table.ts';
import type { ShownFigures } from './what-changed.ts';

type Row = typeof publicEstimates.$inferSelect;
export type KeptEstimate = Omit<Row, 'answers' | 'shown'> & {
  readonly answers: EstimateAnswers;
  readonly shown: ShownFigures | null;
};

const asKept = (row: Row): KeptEstimate => ({
  ...row,
  answers: { ...NO_ANSWERS, ...(row.answers as Partial<EstimateAnswers>) },
  shown: row.shown as ShownFigures | null,
});

const live = (now: Instant) => gt(publicEstimates.expiresAt, now);

export async function findByToken(
  d: Reader,
  tokenHash: string,
  now: Instant,
): Promise<KeptEstimate | undefined> {
  const row = d
    .select()
    .from(publicEstimates)
    .where(and(eq(publicEstimates.tokenHash, tokenHash), live(now)))
    .get();
  return row && asKept(row);
}

export async function findKept(
  d: Reader,
  id: PublicEstimateId,
  now: Instant,
): Promise<KeptEstimate | undefined> {
  const row = d
    .select()
    .from(publicEstimates)
    .where(and(eq(publicEstimates.id, id), live(now)))
    .get();
  return row && asKept(row);
}

/** The latest estimate that went on with a home, as one of the accounts of its owners made it. */
export async function keptForUnit(d: Reader, unitId: UnitId): Promise<KeptEstimate | undefined> {
  const row = d
    .select()
    .from(publicEstimates)
    .where(eq(publicEstimates.unitId, unitId))
    .orderBy(desc(publicEstimates.id))
    .limit(1)
    .get();
  return row && asKept(row);
}

export async function addKept(
  d: Writer,
  row: typeof publicEstimates.$inferInsert,
): Promise<PublicEstimateId> {
  return d.insert(publicEstimates).values(row).returning({ id: publicEstimates.id }).get().id;
}

/** Saves over the version that was read; another save in between is a conflict. */
export async function changeKept(
  d: Writer,
  seen: Pick<KeptEstimate, 'id' | 'version'>,
  changes: Partial<typeof publicEstimates.$inferInsert>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(publicEstimates)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(publicEstimates.id, seen.id), eq(publicEstimates.version, seen.version)))
      .run(),
  );
}

export async function dropKept(d: Writer, id: PublicEstimateId): Promise<void> {
  d.delete(publicEstimates).where(eq(publicEstimates.id, id)).run();
}

export async function dropExpired(d: Writer, now: Instant): Promise<number> {
  return d.delete(publicEstimates).where(lte(publicEstimates.expiresAt, now)).run().changes;
}

export async function addToTally(d: Writer, day: Day, steps: readonly EstimateStep[]): Promise<void> {
  for (const step of steps)
    d.insert(estimateTallies)
      .values({ day, step, count: 1 })
      .onConflictDoUpdate({
        target: [estimateTallies.day, estimateTallies.step],
        set: { count: sql`${estimateTallies.count} + 1` },
      })
      .run();
}

/** Counts by step from `from` up to the day before `until`. */
export async function talliesBetween(d: Reader, from: Day, until: Day): Promise<ReadonlyMap<string, number>> {
  const rows = d
    .select({ step: estimateTallies.step, count: sql<number>`sum(${estimateTallies.count})` })
    .from(estimateTallies)
    .where(and(gte(estimateTallies.day, from), lt(estimateTallies.day, until)))
    .groupBy(estimateTallies.step)
    .all();
  return new Map(rows.map(({ step, count }) => [step, count]));
}
