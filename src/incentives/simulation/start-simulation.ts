import { DomainError } from '../../shared/errors.ts';
import { emptyReplay, type ReplayTally, type SimulationOrder } from './replay.ts';
import type { HomeFacts } from './simulated-project.ts';
import type { FromThread, ToThread } from './simulation-messages.ts';
import { giveBack, hearNoMore, takeThread } from './start-thread.ts';
import { mergeTally } from './tally.ts';

export type SimulationSettings = {
  readonly threads?: number;
  /** Told after each batch: homes counted so far. */
  readonly onProgress?: (counted: number) => void;
  /** Gives up at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** Homes sent at a time: long enough to be worth the message, short enough to show progress. */
const BATCH = 2_500;
/** Batches a thread has in hand, so that it never waits for the next. */
const IN_HAND = 2;

/**
 * Replays schemes on homes in worker threads. The tally does not depend on the number of threads but for the last
 * digits of sums of fractions; amounts in cents are whole and exact.
 * @throws DomainError `incentives.errors.simulationCrashed`
 */
export async function runSimulation(
  order: SimulationOrder,
  homes: readonly HomeFacts[],
  { threads = 2, onProgress, signal }: SimulationSettings = {},
): Promise<ReplayTally> {
  signal?.throwIfAborted();
  let next = 0;
  let counted = 0;
  const take = (): readonly HomeFacts[] | null => {
    if (next >= homes.length) return null;
    const batch = homes.slice(next, next + BATCH);
    next += BATCH;
    return batch;
  };
  const note = (more: number): void => {
    counted += more;
    onProgress?.(counted);
  };
  const count = Math.max(1, Math.min(threads, Math.ceil(homes.length / BATCH)));
  const tallies = await Promise.all(
    Array.from({ length: count }, () => runThread(order, take, note, signal)),
  );
  return tallies.reduce<ReplayTally>(mergeTally, emptyReplay(order.schemes.length));
}

function runThread(
  order: SimulationOrder,
  take: () => readonly HomeFacts[] | null,
  note: (counted: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReplayTally> {
  const worker = takeThread();
  const say = (message: ToThread): void => worker.postMessage(message);
  return new Promise<ReplayTally>((resolve, reject) => {
    let inHand = 0;
    let ended = false;
    const feed = (): void => {
      const homes = take();
      if (homes !== null) {
        inHand += 1;
        say({ homes });
      } else if (inHand === 0 && !ended) {
        ended = true;
        say({ end: true });
      }
    };
    const crashed = () => reject(new DomainError('unavailable', 'incentives.errors.simulationCrashed'));
    worker.on('message', (message: FromThread) => {
      if ('tally' in message) return resolve(message.tally);
      inHand -= 1;
      note(message.counted);
      feed();
    });
    worker.on('error', crashed);
    worker.on('exit', crashed);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    say({ order });
    for (let batch = 0; batch < IN_HAND; batch += 1) feed();
  }).then(
    (tally) => {
      giveBack(worker);
      return tally;
    },
    (error) => {
      hearNoMore(worker);
      worker.terminate();
      throw error;
    },
  );
}
