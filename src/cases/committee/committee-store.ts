import { and, asc, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId, CommitteeItemId, CommitteeSessionId, FileHash } from '../../shared/ids.ts';
import type { CaseLine } from '../case-store.ts';
import { caseLines } from '../list/case-line-table.ts';
import type { Outcome } from './committee.ts';
import { committeeItems, committeeSessions } from './committee-table.ts';

export type Session = typeof committeeSessions.$inferSelect;
export type Item = typeof committeeItems.$inferSelect;
export type NewItem = typeof committeeItems.$inferInsert;

/** Sessions whose agenda is still open, or whose decisions are being carried out. */
const RUNNING = ['planned', 'deciding'] as const;
const MOST_WAITING = 1000;

export async function addSession(d: Writer, row: typeof committeeSessions.$inferInsert): Promise<Session> {
  return d.insert(committeeSessions).values(row).returning().get();
}

export async function findSession(d: Reader, id: CommitteeSessionId): Promise<Session | undefined> {
  return d.select().from(committeeSessions).where(eq(committeeSessions.id, id)).get();
}

/** Latest first. */
export async function listSessions(d: Reader, most = 100): Promise<Session[]> {
  return d
    .select()
    .from(committeeSessions)
    .orderBy(desc(committeeSessions.heldOn), desc(committeeSessions.id))
    .limit(most)
    .all();
}

/** Saves a session over the version seen. @throws DomainError conflict when somebody was first */
export async function saveSession(
  d: Writer,
  seen: Pick<Session, 'id' | 'version'>,
  changes: Partial<Session>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(committeeSessions)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(committeeSessions.id, seen.id), eq(committeeSessions.version, seen.version)))
      .run(),
  );
}

/** Its agenda or its minutes, made after the fact: nothing that a person decides changes. */
export async function giveSessionFile(
  d: Writer,
  id: CommitteeSessionId,
  file: { readonly agendaHash: FileHash } | { readonly minutesHash: FileHash },
): Promise<void> {
  d.update(committeeSessions).set(file).where(eq(committeeSessions.id, id)).run();
}

export async function addItem(d: Writer, item: NewItem): Promise<void> {
  d.insert(committeeItems).values(item).run();
}

/** The agenda, in order. */
export async function itemsOf(d: Reader, sessionId: CommitteeSessionId): Promise<Item[]> {
  return d
    .select()
    .from(committeeItems)
    .where(eq(committeeItems.sessionId, sessionId))
    .orderBy(asc(committeeItems.rank), asc(committeeItems.id))
    .all();
}

export async function findItem(d: Reader, id: CommitteeItemId): Promise<Item | undefined> {
  return d.select().from(committeeItems).where(eq(committeeItems.id, id)).get();
}

/** The next case to decide on, in the order of the agenda. */
export async function nextWaiting(d: Reader, sessionId: CommitteeSessionId): Promise<Item | undefined> {
  return d
    .select()
    .from(committeeItems)
    .where(and(eq(committeeItems.sessionId, sessionId), eq(committeeItems.outcome, 'waiting')))
    .orderBy(asc(committeeItems.rank), asc(committeeItems.id))
    .limit(1)
    .get();
}

export async function saveItem(d: Writer, id: CommitteeItemId, changes: Partial<Item>): Promise<void> {
  d.update(committeeItems).set(changes).where(eq(committeeItems.id, id)).run();
}

export async function dropItem(d: Writer, id: CommitteeItemId): Promise<void> {
  d.delete(committeeItems).where(eq(committeeItems.id, id)).run();
}

export type OutcomeCount = {
  readonly sessionId: CommitteeSessionId;
  readonly outcome: Outcome;
  readonly n: number;
};

/** How many cases of each session came out how. */
export async function countOutcomes(d: Reader, ids: readonly CommitteeSessionId[]): Promise<OutcomeCount[]> {
  if (ids.length === 0) return [];
  return d
    .select({
      sessionId: committeeItems.sessionId,
      outcome: committeeItems.outcome,
      n: sql<number>`count(*)`,
    })
    .from(committeeItems)
    .where(inArray(committeeItems.sessionId, [...ids]))
    .groupBy(committeeItems.sessionId, committeeItems.outcome)
    .all();
}

/** The session that has a case on its agenda and is not over; a case is on one at a time. */
export async function runningSessionOf(d: Reader, caseId: CaseId): Promise<Session | undefined> {
  const found = d
    .select({ session: committeeSessions })
    .from(committeeItems)
    .innerJoin(committeeSessions, eq(committeeSessions.id, committeeItems.sessionId))
    .where(
      and(
        eq(committeeItems.caseId, caseId),
        eq(committeeItems.outcome, 'waiting'),
        inArray(committeeSessions.state, [...RUNNING]),
      ),
    )
    .get();
  return found?.session;
}

/** Cases that wait for the committee and are on no agenda, the most pressing first. */
export async function waitingForCommittee(
  d: Reader,
  communes: readonly string[] | null,
): Promise<CaseLine[]> {
  const taken = d
    .select({ id: committeeItems.caseId })
    .from(committeeItems)
    .innerJoin(committeeSessions, eq(committeeSessions.id, committeeItems.sessionId))
    .where(and(inArray(committeeSessions.state, [...RUNNING]), eq(committeeItems.outcome, 'waiting')));
  return d
    .select()
    .from(caseLines)
    .where(
      and(
        eq(caseLines.state, 'committee'),
        notInArray(caseLines.id, taken),
        communes ? inArray(caseLines.commune, [...communes]) : undefined,
      ),
    )
    .orderBy(asc(sql`coalesce(${caseLines.dueOn}, '9999-12-31')`), asc(caseLines.id))
    .limit(MOST_WAITING)
    .all();
}
