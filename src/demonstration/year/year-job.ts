import { listEnvelopes } from '../../budget/budget-queries.ts';
import type { Context, Services } from '../../context.ts';
import { findPromised, noteProgress, type OutboxRow } from '../../outbox/outbox-store.ts';
import {
  Interrupted,
  type OutboxHandler,
  type OutboxHandlers,
  type WorkBeside,
} from '../../outbox/outbox-worker.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { addDays, type Day, dayOf, type Instant, instant, plusMinutes, yearOf } from '../../shared/dates.ts';
import { registerBeganAt } from '../../units/units-queries.ts';
import { DEMONSTRATION_SEED, demonstrationRegister } from '../demonstration-register.ts';
import { playYear, type YearProgress, yearBegins } from './play-year.ts';

export const DEMONSTRATION_YEAR = 'demonstration-year';
const LOCK_MINUTES = 15;

/**
 * Promises the year, once, to be played beside the service: the site answers from the start. Not where its past has not been
 * opened (open-past-years.ts): in data that an earlier version made.
 */
export async function promiseYear(ctx: Context): Promise<void> {
  const year = yearOf(yearBegins(DEMONSTRATION_SEED, dayOf(ctx.clock())));
  if (!(await listEnvelopes(ctx.db.read)).some((envelope) => envelope.year <= year)) return;
  await ctx.db.tx((d) =>
    promiseWork(d, ctx.clock(), {
      kind: DEMONSTRATION_YEAR,
      payload: { done: 0, of: 0 },
      dedupeKey: DEMONSTRATION_YEAR,
    }),
  );
}

/**
 * Outbox work: plays the year from where it was left. What it promises it does itself, by the same `handlers`. `halt`: the
 * service stops; the year stops after the event in hand, and goes on at the next start.
 */
export const demonstrationYear =
  (handlers: OutboxHandlers, halt: AbortSignal): OutboxHandler =>
  async (services, row) => {
    const { db, clock, log } = services;
    const began = (await registerBeganAt(db.read)) ?? row.createdAt;
    const { done } = row.payload as YearProgress;
    const refused = await playYear(services, handlers, {
      register: demonstrationRegister(dayOf(began)),
      asOf: dayOf(row.createdAt),
      done,
      keep: async (progress) => {
        await db.tx((d) => noteProgress(d, row.id, progress, plusMinutes(clock(), LOCK_MINUTES)));
        return !halt.aborted;
      },
    });
    if (halt.aborted) throw new Interrupted();
    for (const event of refused) log.warn(event, 'an event of the invented year was refused');
  };

/** Two hours before midnight in UTC: never after the beginning of that day in Paris. */
const startOf = (on: Day): Instant => instant(`${addDays(on, -1)}T22:00:00Z`);

const isUnderWay = (row: OutboxRow | undefined): row is OutboxRow =>
  row !== undefined && (row.state === 'pending' || row.state === 'working');

/** How far the year is; null when none is being played, or only its documents are left to draw. */
export async function yearProgress({ db }: Pick<Services, 'db'>): Promise<YearProgress | null> {
  const row = await findPromised(db.read, DEMONSTRATION_YEAR);
  if (!isUnderWay(row)) return null;
  const progress = row.payload as YearProgress;
  return progress.of > 0 && progress.done === progress.of ? null : progress;
}

/**
 * While the year is being played, what fell due before the day on which it is told belongs to its story; what the service
 * promised that day before it is not.
 */
export const yearBeside = ({ db }: Pick<Services, 'db'>): WorkBeside => ({
  kind: DEMONSTRATION_YEAR,
  async since(): Promise<Instant | null> {
    const row = await findPromised(db.read, DEMONSTRATION_YEAR);
    return isUnderWay(row) ? startOf(dayOf(row.createdAt)) : null;
  },
});
