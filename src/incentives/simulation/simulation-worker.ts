import { parentPort } from 'node:worker_threads';
import { unpackHomes } from './packed-homes.ts';
import { compileReplay } from './replay.ts';
import { BATCH, type FromThread, type ToThread } from './simulation-messages.ts';

const say = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ order, homes, next }: ToThread) => {
  const { replay, tally } = compileReplay(order);
  for (;;) {
    const from = Atomics.add(next, 0, BATCH);
    if (from >= homes.count) break;
    const to = Math.min(homes.count, from + BATCH);
    replay(unpackHomes(homes, from, to));
    say({ counted: to - from });
  }
  say({ tally });
});
