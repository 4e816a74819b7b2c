import type { Services } from '../context.ts';
import { type Instant, plusSeconds } from '../shared/dates.ts';
import {
  claimDue,
  forgetAttempt,
  type Lane,
  markDone,
  markFailed,
  type OutboxRow,
  releaseHeld,
} from './outbox-store.ts';

/** Does one kind of promised work. Must bear being called again after a failure: it may have half succeeded. */
export type OutboxHandler = (services: Services, row: OutboxRow) => Promise<void>;
export type OutboxHandlers = Readonly<Record<string, OutboxHandler>>;

/** Thrown by work that stops because the service does: no failure, it goes on at the next start. */
export class Interrupted extends Error {
  constructor() {
    super('the service was stopped: the work goes on at the next start');
  }
}

const LOCK_SECONDS = 15 * 60;
const MAX_ATTEMPTS = 8;
const POLL_MS = 400;

/** 30 s, 1 min, 2 min… at most an hour; null once the tries are used up. */
export function retryAt(now: Instant, attempts: number): Instant | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  return plusSeconds(now, Math.min(3600, 30 * 2 ** (attempts - 1)));
}

/**
 * Claims and does one piece of due work, of one lane or of any; what fell due before `since` is somebody else's. Returns
 * false when there was none.
 */
export async function workOnce(
  services: Services,
  handlers: OutboxHandlers,
  lane?: Lane,
  since: Instant | null = null,
): Promise<boolean> {
  const { db, clock, log } = services;
  const claimed = clock();
  const row = await db.tx((d) => claimDue(d, claimed, plusSeconds(claimed, LOCK_SECONDS), lane, since));
  if (!row) return false;
  try {
    const handler = handlers[row.kind];
    if (!handler) throw new Error(`No handler for outbox work of kind ${row.kind}`);
    await handler(services, row);
    await db.tx((d) => markDone(d, row.id, clock()));
  } catch (error) {
    if (error instanceof Interrupted) {
      // Still held: nobody takes it before the next start, which releases what was (startOutboxWorker).
      await db.tx((d) => forgetAttempt(d, row.id));
      log.info({ outbox: row.id, kind: row.kind }, 'promised work interrupted, it goes on at the next start');
      return true;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const again = retryAt(clock(), row.attempts);
    log.warn(
      { outbox: row.id, kind: row.kind, attempts: row.attempts, dead: again === null },
      'promised work failed',
    );
    await db.tx((d) => markFailed(d, row.id, reason, again));
  }
  return true;
}

/** Works until nothing is due. For tests and the terminal. */
export async function workUntilIdle(services: Services, handlers: OutboxHandlers): Promise<number> {
  let done = 0;
  while (await workOnce(services, handlers)) done += 1;
  return done;
}

export type OutboxWorker = { stop(): Promise<void> };

/** Work that goes on beside all other, in a lane of its own: what it promises itself for before `since()` it also does itself. */
export type WorkBeside = { readonly kind: string; since(): Promise<Instant | null> };

/**
 * The worker of the process: kinds named in `long` have a lane of their own, so that a mail never waits behind an
 * import; within a lane, first come, first served. It is the only worker of its database: what is held at its start
 * was held by one that was killed. `stop` waits for the pieces of work in hand.
 */
export function startOutboxWorker(
  services: Services,
  handlers: OutboxHandlers,
  long: readonly string[] = [],
  beside?: WorkBeside,
): OutboxWorker {
  const released = services.db
    .tx((d) => releaseHeld(d))
    .then((count) => count > 0 && services.log.info({ count }, 'work of a stopped worker is taken up again'))
    .catch((error: unknown) => complain(services, error));
  const apart = beside ? [...long, beside.kind] : long;
  const lanes: Lane[] = [
    { allBut: apart },
    ...(long.length > 0 ? [{ only: long }] : []),
    ...(beside ? [{ only: [beside.kind] }] : []),
  ];
  const loops = lanes.map((lane) =>
    startLane(released, services, async () =>
      workOnce(services, handlers, lane, (await beside?.since()) ?? null),
    ),
  );
  return {
    async stop() {
      await Promise.all(loops.map((lane) => lane.stop()));
    },
  };
}

/** One loop: a piece of work after the other, a pause when there is none. */
function startLane(
  ready: Promise<unknown>,
  services: Services,
  workNext: () => Promise<boolean>,
): OutboxWorker {
  let stopping = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resume) => {
      const timer = setTimeout(resume, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resume();
      };
    });
  const loop = (async () => {
    await ready;
    while (!stopping) {
      const worked = await workNext().catch((error: unknown) => complain(services, error));
      if (!worked && !stopping) await pause();
    }
  })();
  return {
    async stop() {
      stopping = true;
      wake();
      await loop;
    },
  };
}

function complain({ log }: Services, error: unknown): false {
  log.error({ error: error instanceof Error ? error.message : String(error) }, 'outbox worker');
  return false;
}
