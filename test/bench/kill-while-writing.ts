import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, exactly, roundsOf, told } from './support/bench.ts';
import { Client } from './support/client.ts';
import { notesIn, type Place, placesIn, writeNote } from './support/notes.ts';
import { type Server, startServer } from './support/server.ts';
import { OFFICER, signIn } from './support/sign-in.ts';
import { isSound, soundnessOf } from './support/soundness.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const WRITERS = 8;
const ROUNDS = { quick: 40, full: 200 };

/** The service is killed again and again while eight people write. What was acknowledged must be there. */
export const killWhileWriting: Bench = {
  name: 'kill',
  check: 'C1',
  title: `kill -9 while ${WRITERS} people write`,
  run: (settings) =>
    inTemporaryFolder(async (folder) => {
      const rounds = roundsOf(settings, ROUNDS);
      const file = join(folder, 'volets.db');
      let server = await startServer(folder);
      const officer = await signIn(server.url, OFFICER);
      const places = placesIn(file, WRITERS);
      const acknowledged: string[] = [];
      let cutOff = 0;
      let unsound = 0;
      for (let round = 0; round < rounds; round += 1) {
        if (round > 0) server = await startServer(folder);
        cutOff += await writeUntilKilled(server, officer, places, `round ${round}`, acknowledged);
        if (!isSound(await soundnessOf(file))) unsound += 1;
      }
      const kept = new Set(notesIn(file));
      return [
        told('kills', rounds),
        told('writes acknowledged', acknowledged.length),
        told('writes cut off, never acknowledged', cutOff),
        exactly('acknowledged writes lost', acknowledged.filter((text) => !kept.has(text)).length, 0),
        exactly('kills after which pages, keys or journal are not whole', unsound, 0),
      ];
    }),
};

/** Returns how many writes were cut off. The moment of the kill is drawn, so that it falls anywhere in a commit. */
async function writeUntilKilled(
  server: Server,
  officer: Client,
  places: readonly Place[],
  round: string,
  acknowledged: string[],
): Promise<number> {
  let cutOff = 0;
  let killed = false;
  const write = async (place: Place, writer: number) => {
    const client = new Client(server.url, officer);
    for (let number = 0; !killed; number += 1) {
      const text = `${round}, writer ${writer}, note ${number}`;
      try {
        const { status } = await writeNote(client, place, text);
        if (status !== 303) throw new Error(`a note was answered ${status}`);
        acknowledged.push(text);
      } catch (error) {
        if (!killed) throw error;
        cutOff += 1;
      }
    }
    client.close();
  };
  const writing = Promise.all(places.map(write));
  const enough = acknowledged.length + 8 + Math.random() * 80;
  while (acknowledged.length < enough) await pause(1);
  await pause(Math.random() * 12);
  killed = true;
  await server.end('SIGKILL');
  await writing;
  return cutOff;
}
