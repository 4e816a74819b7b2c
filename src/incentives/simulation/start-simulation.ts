import { DomainError } from '../../shared/errors.ts';
import { packHomes } from './packed-homes.ts';
import { emptyReplay, type ReplayTally, type SimulationOrder } from './replay.ts';
import type { HomeFacts } from './simulated-project.ts';
import { BATCH, type FromThread, type ToThread } from './simulation-messages.ts';
import { giveBack, hearNoMore, takeThread } from './start-thread.ts';
import { mergeTally } from './tally.ts';

export type SimulationSettings = {
  readonly threads?: number;
  /** Told after each batch: homes counted so far. */
  readonly onProgress?: (counted: number) => void;
  /** Gives up at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

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
  let counted = 0;
  const note = (more: number): void => {
    counted += more;
    onProgress?.(counted);
  };
  const work: ToThread = {
    order,
    homes: packHomes(homes),
    next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  };
  const count = Math.max(1, Math.min(threads, Math.ceil(homes.length / BATCH)));
  const tallies = await Promise.all(Array.from({ length: count }, () => runThread(work, note, signal)));
  return tallies.reduce<ReplayTally>(mergeTally, emptyReplay(order.schemes.length));
}

function runThread(
  work: ToThread,
  note: (counted: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReplayTally> {
  const worker = takeThread();
  return new Promise<ReplayTally>((resolve, reject) => {
    const crashed = () => reject(new DomainError('unavailable', 'incentives.errors.simulationCrashed'));
    worker.on('message', (message: FromThread) => {
      if ('tally' in message) resolve(message.tally);
      else note(message.counted);
    });
    worker.on('error', crashed);
    worker.on('exit', crashed);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage(work);
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
