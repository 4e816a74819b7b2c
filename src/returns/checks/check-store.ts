import { and, asc, desc, eq, isNotNull, isNull, lte, notInArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { Day } from '../../shared/dates.ts';
import type { CaseId } from '../../shared/ids.ts';
import { homeChecks, spotDraws } from './check-table.ts';
import { followedChecks, followedReturns } from './followed-table.ts';

export type HomeCheck = typeof homeChecks.$inferSelect;
export type NewHomeCheck = typeof homeChecks.$inferInsert;
export type SpotDraw = typeof spotDraws.$inferSelect;

export async function addChecks(d: Writer, rows: readonly NewHomeCheck[]): Promise<void> {
  insertMany(d, homeChecks, rows);
}

export async function findCheck(d: Reader, id: number): Promise<HomeCheck | undefined> {
  return d.select().from(homeChecks).where(eq(homeChecks.id, id)).get();
}

/** Checks of a case by the day they are due. */
export async function checksOf(d: Reader, caseId: CaseId): Promise<HomeCheck[]> {
  return d
    .select()
    .from(homeChecks)
    .where(eq(homeChecks.caseId, caseId))
    .orderBy(asc(homeChecks.dueOn), asc(homeChecks.id))
    .all();
}

/** Saves changes over the version seen. @throws DomainError conflict when somebody was first */
export async function saveCheck(
  d: Writer,
  seen: HomeCheck,
  changes: Partial<NewHomeCheck>,
): Promise<HomeCheck> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(homeChecks)
      .set({ ...changes, version })
      .where(and(eq(homeChecks.id, seen.id), eq(homeChecks.version, seen.version)))
      .run(),
  );
  return { ...seen, ...changes, version } as HomeCheck;
}

const selectFollowed = (d: Reader) => d.select().from(followedChecks);
/** A check with its case and dwelling. */
export type FollowedCheck = ReturnType<ReturnType<typeof selectFollowed>['all']>[number];
const isFollowed = eq(followedChecks.caseState, 'monitoring');

/** Checks of cases under monitoring that are due by that day and not settled, the oldest first. */
export async function dueChecks(d: Reader, by: Day): Promise<FollowedCheck[]> {
  return selectFollowed(d)
    .where(and(isNull(followedChecks.outcome), lte(followedChecks.dueOn, by), isFollowed))
    .orderBy(asc(followedChecks.dueOn), asc(followedChecks.id))
    .all();
}

/** Checks of cases under monitoring that are not settled, whenever they are due. */
export async function openChecks(d: Reader): Promise<FollowedCheck[]> {
  return selectFollowed(d)
    .where(and(isNull(followedChecks.outcome), isFollowed))
    .orderBy(asc(followedChecks.dueOn), asc(followedChecks.id))
    .all();
}

/** Visits that draws asked for, whatever became of their case. */
export async function visitsDrawn(d: Reader): Promise<FollowedCheck[]> {
  return selectFollowed(d)
    .where(isNotNull(followedChecks.drawId))
    .orderBy(asc(followedChecks.dueOn), asc(followedChecks.id))
    .all();
}

const selectReturns = (d: Reader) => d.select().from(followedReturns);
export type FollowedReturn = ReturnType<ReturnType<typeof selectReturns>['all']>[number];

/** Returns of cases under monitoring, oldest first. */
export async function returnsFollowed(d: Reader): Promise<FollowedReturn[]> {
  return selectReturns(d)
    .where(eq(followedReturns.caseState, 'monitoring'))
    .orderBy(asc(followedReturns.id))
    .all();
}

/** Returns for which no check was ever planned (recorded by an older version). */
export async function unplannedReturns(d: Reader): Promise<FollowedReturn[]> {
  const planned = d.select({ id: homeChecks.returnId }).from(homeChecks);
  return selectReturns(d)
    .where(and(eq(followedReturns.caseState, 'monitoring'), notInArray(followedReturns.id, planned)))
    .all();
}

export async function addDraw(d: Writer, row: typeof spotDraws.$inferInsert): Promise<SpotDraw> {
  return d.insert(spotDraws).values(row).returning().get();
}

/** Draws, the latest first. */
export async function listDraws(d: Reader): Promise<SpotDraw[]> {
  return d.select().from(spotDraws).orderBy(desc(spotDraws.id)).all();
}
