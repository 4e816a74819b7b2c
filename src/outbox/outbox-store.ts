import { and, asc, desc, eq, gte, inArray, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import { outbox, sentMails } from './outbox-table.ts';

export type OutboxRow = typeof outbox.$inferSelect;
export type SentMail = typeof sentMails.$inferSelect;

/** The kinds that one worker takes: some by name, or every other; all of them when left out. */
export type Lane = { readonly only: readonly string[] } | { readonly allBut: readonly string[] };

const inLane = (lane: Lane) =>
  'only' in lane ? inArray(outbox.kind, [...lane.only]) : notInArray(outbox.kind, [...lane.allBut]);

/**
 * Takes the oldest due row for one worker: a conditional UPDATE, so that two workers never hold the same one. `since`:
 * leaves alone what fell due before.
 */
export async function claimDue(
  d: Writer,
  now: Instant,
  lockedUntil: Instant,
  lane?: Lane,
  since: Instant | null = null,
): Promise<OutboxRow | null> {
  const due = d
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        or(
          and(eq(outbox.state, 'pending'), lte(outbox.dueAt, now)),
          and(eq(outbox.state, 'working'), lte(outbox.lockedUntil, now)),
        ),
        lane ? inLane(lane) : undefined,
        since === null ? undefined : gte(outbox.dueAt, since),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(1)
    .get();
  if (!due) return null;
  const claimed = d
    .update(outbox)
    .set({ state: 'working', lockedUntil, attempts: sql`${outbox.attempts} + 1` })
    .where(and(eq(outbox.id, due.id), inArray(outbox.state, ['pending', 'working'])))
    .returning()
    .get();
  return claimed ?? null;
}

/** Gives back what a worker that is no more held, so that it need not wait for its lock to run out. */
export async function releaseHeld(d: Writer): Promise<number> {
  return d
    .update(outbox)
    .set({ state: 'pending', lockedUntil: null })
    .where(eq(outbox.state, 'working'))
    .run().changes;
}

/** A try that was interrupted is none: stopped often, work would be given up. */
export async function forgetAttempt(d: Writer, id: number): Promise<void> {
  d.update(outbox)
    .set({ attempts: sql`max(0, ${outbox.attempts} - 1)` })
    .where(eq(outbox.id, id))
    .run();
}

/** Done: the payload is emptied, since it may hold a sign-in link or a code. */
export async function markDone(d: Writer, id: number, now: Instant): Promise<void> {
  d.update(outbox)
    .set({ state: 'done', doneAt: now, payload: {}, lastError: null, lockedUntil: null })
    .where(eq(outbox.id, id))
    .run();
}

export async function markFailed(
  d: Writer,
  id: number,
  error: string,
  retryAt: Instant | null,
): Promise<void> {
  d.update(outbox)
    .set({
      state: retryAt ? 'pending' : 'dead',
      lastError: error.slice(0, 500),
      lockedUntil: null,
      ...(retryAt ? { dueAt: retryAt } : {}),
    })
    .where(eq(outbox.id, id))
    .run();
}

/** Puts a dead letter back in the queue with a clean count of attempts. False when it is not dead any more. */
export async function revive(d: Writer, id: number, now: Instant): Promise<boolean> {
  const changed = d
    .update(outbox)
    .set({ state: 'pending', attempts: 0, dueAt: now })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'dead')))
    .run();
  return changed.changes === 1;
}

/** Puts every dead letter of a kind back in the queue: what it waited for may be there again. Returns how many. */
export async function reviveKind(d: Writer, kind: string, now: Instant): Promise<number> {
  return d
    .update(outbox)
    .set({ state: 'pending', attempts: 0, dueAt: now })
    .where(and(eq(outbox.kind, kind), eq(outbox.state, 'dead')))
    .run().changes;
}

/** The work promised under that key, whatever has become of it. */
export async function findPromised(d: Reader, dedupeKey: string): Promise<OutboxRow | undefined> {
  return d.select().from(outbox).where(eq(outbox.dedupeKey, dedupeKey)).get();
}

/** Notes how far a long piece of work is, where its next worker finds it; its lock runs on, and it has not failed yet. */
export async function noteProgress(
  d: Writer,
  id: number,
  payload: unknown,
  lockedUntil: Instant,
): Promise<void> {
  d.update(outbox).set({ payload, lockedUntil, attempts: 0 }).where(eq(outbox.id, id)).run();
}

export async function recentWork(d: Reader, state: OutboxRow['state']): Promise<OutboxRow[]> {
  return d.select().from(outbox).where(eq(outbox.state, state)).orderBy(desc(outbox.id)).limit(100).all();
}

export async function countByState(d: Reader): Promise<Record<string, number>> {
  const rows = d
    .select({ state: outbox.state, n: sql<number>`count(*)` })
    .from(outbox)
    .groupBy(outbox.state)
    .all();
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

export async function keepSentMail(d: Writer, mail: SentMail): Promise<void> {
  d.insert(sentMails).values(mail).onConflictDoNothing().run();
}

export async function listSentMails(d: Reader, recipient?: string): Promise<SentMail[]> {
  return d
    .select()
    .from(sentMails)
    .where(recipient ? eq(sentMails.recipient, recipient) : undefined)
    .orderBy(desc(sentMails.sentAt), desc(sentMails.outboxId))
    .limit(100)
    .all();
}

export async function findSentMail(d: Reader, outboxId: number): Promise<SentMail | undefined> {
  return d.select().from(sentMails).where(eq(sentMails.outboxId, outboxId)).get();
}
