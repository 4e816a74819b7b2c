import type { Context, Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { type Day, dayOf, type Instant } from '../../shared/dates.ts';
import type { WeightsId } from '../../shared/ids.ts';
import { DEFAULT_PRIORITY_WEIGHTS } from './priority.ts';
import { addWeights, countUnits, setStanding, standingNow } from './priority-store.ts';

export const PRIORITY_COUNT = 'priority-count';
/** Which count is wanted: another one begun since makes it void. */
export type PriorityCount = { readonly weights: WeightsId; readonly countedOn: Day };

/** Lengths of vacancy are counted to the first of the month, so that a score holds for a month. */
export const firstOfMonth = (now: Instant): Day => `${dayOf(now).slice(0, 7)}-01` as Day;

/** Lets scores follow these weights from now on and has the background count those that stand. */
export async function beginCount(d: Writer, ctx: Pick<Context, 'clock'>, weights: WeightsId): Promise<void> {
  const now = ctx.clock();
  const countedOn = firstOfMonth(now);
  const total = await countUnits(d);
  await setStanding(d, { weightsId: weights, countedOn, done: 0, total, endedAt: total === 0 ? now : null });
  if (total === 0) return;
  await promiseWork(d, now, {
    kind: PRIORITY_COUNT,
    payload: { weights, countedOn } satisfies PriorityCount,
    dedupeKey: `priority:${weights}:${countedOn}`,
  });
}

/** Installs the weights that the software comes with and, each month, has scores counted to its first day. */
export async function keepPrioritiesCurrent(services: Services): Promise<void> {
  const { db, clock } = services;
  await db.tx(async (d) => {
    const standing = await standingNow(d);
    if (standing?.countedOn === firstOfMonth(clock())) return;
    const weights =
      standing?.weightsId ??
      (await addWeights(d, { ...DEFAULT_PRIORITY_WEIGHTS, reason: '', madeBy: null, madeAt: clock() }));
    await beginCount(d, services, weights);
  });
}
