import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type Bench, exactly, told } from './support/bench.ts';
import { Client } from './support/client.ts';
import { notesIn, type Place, placesIn, writeNote } from './support/notes.ts';
import { type Server, startServer } from './support/server.ts';
import { OFFICER, signIn } from './support/sign-in.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const WRITERS = 8;
const LOAD_MS = 1500;
const LONGEST_EXIT_MS = 2000;

type Tally = {
  acknowledged: string[];
  /** Requests that were on their way when the signal came: each must be answered as if nothing had happened. */
  inHand: number;
  failedInHand: string[];
  /** Sent later, on connections that were closing: refused in words (503) or by a closed door. */
  refusedLater: number;
  lastAnswerAt: number;
};

/** SIGTERM while eight people write: what was in hand is finished, then the process ends. */
export const stopUnderLoad: Bench = {
  name: 'stop',
  check: 'C19',
  title: `SIGTERM while ${WRITERS} people write`,
  run: () =>
    inTemporaryFolder(async (folder) => {
      const server = await startServer(folder, { entry: 'whole' });
      const officer = await signIn(server.url, OFFICER);
      const places = placesIn(join(folder, 'volets.db'), WRITERS);
      const { tally, code, exitMs } = await stopWhileWriting(server, officer, places);
      const kept = new Set(notesIn(join(folder, 'volets.db')));
      return [
        told('writes acknowledged', tally.acknowledged.length),
        told('requests in hand at the signal', tally.inHand),
        exactly('of these, failed', tally.failedInHand.length, 0),
        told('requests sent after the signal and refused', tally.refusedLater),
        exactly('acknowledged writes lost', tally.acknowledged.filter((text) => !kept.has(text)).length, 0),
        exactly('exit code', code ?? 'killed', 0),
        atMost('exit after the last answer', Math.max(0, exitMs), LONGEST_EXIT_MS, 'ms'),
      ];
    }),
};

async function stopWhileWriting(server: Server, officer: Client, places: readonly Place[]) {
  const tally: Tally = { acknowledged: [], inHand: 0, failedInHand: [], refusedLater: 0, lastAnswerAt: 0 };
  let signalled = Number.POSITIVE_INFINITY;
  const write = async (place: Place, writer: number) => {
    const client = new Client(server.url, officer);
    for (let number = 0; ; number += 1) {
      const text = `writer ${writer}, note ${number}`;
      const sentAt = performance.now();
      const answer = await writeNote(client, place, text).catch((error: Error) => error.message);
      const answeredAt = performance.now();
      const inHand = sentAt < signalled && answeredAt > signalled;
      if (inHand) tally.inHand += 1;
      if (typeof answer !== 'string' && answer.status === 303) {
        tally.acknowledged.push(text);
        tally.lastAnswerAt = answeredAt;
      } else {
        if (sentAt < signalled)
          tally.failedInHand.push(typeof answer === 'string' ? answer : `${answer.status}`);
        else tally.refusedLater += 1;
        break;
      }
    }
    client.close();
  };
  const writing = Promise.all(places.map(write));
  await pause(LOAD_MS);
  signalled = performance.now();
  const code = await server.end('SIGTERM');
  const exitMs = performance.now() - Math.max(signalled, tally.lastAnswerAt);
  await writing;
  return { tally, code, exitMs };
}
