import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { Session } from 'fastify';
import type { Database } from '../db/database.ts';
import { sessions } from '../people/account-table.ts';
import { type Clock, instant, plusMinutes } from '../shared/dates.ts';

const IDLE_MINUTES = 60;
const ABSOLUTE_MINUTES = 12 * 60;
const TOUCH_AFTER_MS = 60_000;

type Callback = (error?: unknown, session?: Session | null) => void;
const hashed = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex');

/**
 * Sessions in the database: hashed identifiers, an hour of rest at most, twelve in all. The last visit is
 * written once a minute, not at every page.
 */
export class SessionStore {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  get(sessionId: string, callback: Callback): void {
    this.#find(hashed(sessionId)).then((session) => callback(undefined, session), callback);
  }

  set(sessionId: string, session: Session, callback: Callback): void {
    this.#save(hashed(sessionId), session).then(() => callback(), callback);
  }

  destroy(sessionId: string, callback: Callback): void {
    this.#db
      .tx(async (d) =>
        d
          .delete(sessions)
          .where(eq(sessions.idHash, hashed(sessionId)))
          .run(),
      )
      .then(() => callback(), callback);
  }

  async #find(idHash: string): Promise<Session | null> {
    const row = this.#db.read.select().from(sessions).where(eq(sessions.idHash, idHash)).get();
    if (!row) return null;
    const now = this.#clock();
    if (row.expiresAt <= now || plusMinutes(row.lastSeenAt, IDLE_MINUTES) <= now) return null;
    if (Date.parse(now) - Date.parse(row.lastSeenAt) > TOUCH_AFTER_MS) {
      await this.#db.tx(async (d) =>
        d.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.idHash, idHash)).run(),
      );
    }
    return row.data as unknown as Session;
  }

  async #save(idHash: string, session: Session): Promise<void> {
    const now = this.#clock();
    const data = JSON.parse(JSON.stringify(session)) as Record<string, unknown>;
    const accountId = session.accountId ?? null;
    await this.#db.tx(async (d) =>
      d
        .insert(sessions)
        .values({
          idHash,
          accountId,
          data,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: plusMinutes(now, ABSOLUTE_MINUTES),
        })
        .onConflictDoUpdate({ target: sessions.idHash, set: { data, accountId, lastSeenAt: now } })
        .run(),
    );
  }
}

/** Removes sessions past their end. Called by the scheduler. */
export async function forgetOldSessions(db: Database, clock: Clock): Promise<void> {
  const idleSince = instant(Date.parse(clock()) - IDLE_MINUTES * 60_000);
  await db.tx(async (d) =>
    d
      .delete(sessions)
      .where(and(lt(sessions.lastSeenAt, idleSince)))
      .run(),
  );
}
