import { parentPort, workerData } from 'node:worker_threads';
import { compileReplay, type SimulationOrder } from './replay.ts';
import type { FromThread, ToThread } from './simulation-messages.ts';

const { replay, tally } = compileReplay(workerData as SimulationOrder);
const say = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToThread) => {
  if ('end' in message) {
    say({ tally });
    parentPort?.close();
    return;
  }
  replay(message.homes);
  say({ counted: message.homes.length });
});
