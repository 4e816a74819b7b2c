import { and, asc, desc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { Day } from '../shared/dates.ts';
import type { CaseId } from '../shared/ids.ts';
import { returnFindings, returns, undertakings, verifications } from './return-table.ts';
import { runningLines } from './running-table.ts';

export type MarketReturn = typeof returns.$inferSelect;
export type Undertaking = typeof undertakings.$inferSelect;

export async function addReturn(d: Writer, row: typeof returns.$inferInsert): Promise<MarketReturn> {
  return d.insert(returns).values(row).returning().get();
}

/** The return recorded for a case; undefined before it. */
export async function returnOfCase(d: Reader, caseId: CaseId): Promise<MarketReturn | undefined> {
  return d.select().from(returns).where(eq(returns.caseId, caseId)).orderBy(desc(returns.id)).limit(1).get();
}

export type ReturnFinding = typeof returnFindings.$inferSelect;

/** Notes what was seen with a return. */
export async function addFinding(d: Writer, row: typeof returnFindings.$inferInsert): Promise<void> {
  d.insert(returnFindings).values(row).run();
}

/** What was seen with a return; undefined for those recorded by an older version. */
export async function findingOf(d: Reader, returnId: number): Promise<ReturnFinding | undefined> {
  return d.select().from(returnFindings).where(eq(returnFindings.returnId, returnId)).get();
}

export async function addUndertakings(
  d: Writer,
  rows: readonly (typeof undertakings.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0)
    d.insert(undertakings)
      .values([...rows])
      .run();
}

/** What was promised for a case, the nearest term first. */
export async function undertakingsOf(d: Reader, caseId: CaseId): Promise<Undertaking[]> {
  return d
    .select()
    .from(undertakings)
    .where(eq(undertakings.caseId, caseId))
    .orderBy(asc(undertakings.endsOn), asc(undertakings.id))
    .all();
}

/** Moves the end of a promise that runs. False when none of that kind does. */
export async function moveUndertakingEnd(
  d: Writer,
  { caseId, kind }: Pick<Undertaking, 'caseId' | 'kind'>,
  endsOn: Day,
): Promise<boolean> {
  return (
    d
      .update(undertakings)
      .set({ endsOn })
      .where(
        and(eq(undertakings.caseId, caseId), eq(undertakings.kind, kind), eq(undertakings.state, 'running')),
      )
      .run().changes === 1
  );
}

/** Who verified that everything promised was kept; undefined before that. */
export async function verificationOf(d: Reader, caseId: CaseId) {
  return d.select().from(verifications).where(eq(verifications.caseId, caseId)).get();
}

export async function noteVerification(d: Writer, row: typeof verifications.$inferInsert): Promise<void> {
  d.insert(verifications).values(row).onConflictDoNothing().run();
}

/** Marks the running undertakings of a case as kept to their end. */
export async function keepUndertakings(d: Writer, caseId: CaseId): Promise<void> {
  d.update(undertakings)
    .set({ state: 'kept' })
    .where(and(eq(undertakings.caseId, caseId), eq(undertakings.state, 'running')))
    .run();
}

const selectRunning = (d: Reader) => d.select().from(runningLines);
export type RunningLine = ReturnType<ReturnType<typeof selectRunning>['all']>[number];

/** Ends the undertakings of a case whose award is given back: the broken one, and the others without fault. */
export async function endUndertakings(d: Writer, caseId: CaseId, broken: string): Promise<void> {
  const running = and(eq(undertakings.caseId, caseId), eq(undertakings.state, 'running'));
  d.update(undertakings)
    .set({ state: 'breached' })
    .where(and(running, eq(undertakings.kind, broken)))
    .run();
  d.update(undertakings).set({ state: 'released' }).where(running).run();
}

/** Undertakings that run, the nearest term first; `most` bounds the list. */
export async function runningUndertakings(d: Reader, most: number): Promise<RunningLine[]> {
  return selectRunning(d).orderBy(asc(runningLines.endsOn), asc(runningLines.id)).limit(most).all();
}
