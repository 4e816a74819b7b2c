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
  const signal = { at: Number.POSITIVE_INFINITY };
  const writing = Promise.all(
    places.map((place, writer) => writeOn(new Client(server.url, officer), place, writer, signal, tally)),
  );
  await pause(LOAD_MS);
  signal.at = performance.now();
  const code = await server.end('SIGTERM');
  const exitMs = performance.now() - Math.max(signal.at, tally.lastAnswerAt);
  await writing;
  return { tally, code, exitMs };
}

/** One note after another, until one is not taken. */
async function writeOn(client: Client, place: Place, writer: number, signal: { at: number }, tally: Tally) {
  for (let number = 0; ; number += 1) {
    const text = `writer ${writer}, note ${number}`;
    const sentBefore = performance.now() < signal.at;
    const answer = await writeNote(client, place, text)
      .then(({ status }) => `${status}`)
      .catch((error: Error) => error.message);
    if (sentBefore && performance.now() > signal.at) tally.inHand += 1;
    if (answer !== '303') {
      if (sentBefore) tally.failedInHand.push(answer);
      else tally.refusedLater += 1;
      break;
    }
    tally.acknowledged.push(text);
    tally.lastAnswerAt = performance.now();
  }
  client.close();
}
