import { parentPort } from 'node:worker_threads';
import { compileReplay } from './replay.ts';
import type { FromThread, ToThread } from './simulation-messages.ts';

/** The simulation in hand: a thread serves one after another. */
let running: ReturnType<typeof compileReplay> | null = null;
const say = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToThread) => {
  if ('order' in message) running = compileReplay(message.order);
  else if (running === null) throw new RangeError('homes came before the order of their simulation');
  else if ('homes' in message) {
    running.replay(message.homes);
    say({ counted: message.homes.length });
  } else {
    say({ tally: running.tally });
    running = null;
  }
});
