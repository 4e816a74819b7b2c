import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { foldAsOneGoes } from '../find/keep-word-sets.ts';
import type { PriorityCount } from './count-priorities.ts';
import { countScores, endOfHandful, noteCounted, standingNow } from './priority-store.ts';

/** Small enough that a page never waits for it. */
const HANDFUL = 2000;

/** Counts every score anew, a handful a transaction. Begun again after a crash it finds most of them right. */
export const countPriorities: OutboxHandler = async ({ db, clock }, row) => {
  const wanted = row.payload as PriorityCount;
  let after = 0;
  let done = 0;
  for (;;) {
    const next = await db.tx(async (d) => {
      const standing = await standingNow(d);
      const current = standing?.weightsId === wanted.weights && standing.countedOn === wanted.countedOn;
      const handful = current ? await endOfHandful(d, after, HANDFUL) : null;
      if (handful) {
        await countScores(d, after, handful.last);
        foldAsOneGoes(d);
        await noteCounted(d, { done: done + handful.count, endedAt: null });
      } else if (current) await noteCounted(d, { done, endedAt: clock() });
      return handful;
    });
    if (next === null) return;
    after = next.last;
    done += next.count;
    await new Promise(setImmediate);
  }
};
