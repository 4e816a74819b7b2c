import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, exactly, Skipped, told } from './support/bench.ts';
import type { Answer, Client } from './support/client.ts';
import { notesIn, type Place, placesIn, writeNote } from './support/notes.ts';
import { startServer } from './support/server.ts';
import { OFFICER, signIn } from './support/sign-in.ts';
import { isSound, soundnessOf } from './support/soundness.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const DISK_MB = 64;
/** What is left when people begin to write. */
const ROOM_BYTES = 512 * 1024;
const MOST_WRITES = 3000;

/** A disk of 64 MB fills up under the service: it says so, loses nothing, and goes on once there is room. */
export const diskFull: Bench = {
  name: 'disk-full',
  check: 'C3',
  title: 'the disk is full',
  run: () =>
    inTemporaryFolder((folder) =>
      onSmallDisk(join(folder, 'disk'), async (disk) => {
        const server = await startServer(disk);
        const file = join(disk, 'volets.db');
        const officer = await signIn(server.url, OFFICER);
        const [place] = placesIn(file, 1);
        if (!place) throw new Error('the demonstration has no home with an owner');
        const ballast = join(disk, 'ballast');
        writeFileSync(ballast, Buffer.alloc(freeBytes(disk) - ROOM_BYTES));
        const { acknowledged, refusal } = await writeUntilRefused(officer, place);
        const again = await writeNote(officer, place, 'still full');
        const reading = await officer.get('/register');
        rmSync(ballast);
        const room = await writeNote(officer, place, 'room again');
        const exit = await server.end('SIGTERM');
        const kept = new Set(notesIn(file));
        const sound = isSound(await soundnessOf(file));
        return [
          told('writes acknowledged before the disk was full', acknowledged.length),
          exactly('answer to the first write that found no room', refusal.status, 503),
          exactly('and to the next', again.status, 503),
          exactly(
            'the page says why, in French',
            refusal.body.includes('plus de place') ? 'yes' : 'no',
            'yes',
          ),
          exactly('pages can still be read', reading.status, 200),
          exactly('a write once there is room again', room.status, 303),
          exactly('exit code of the service', exit ?? 'killed', 0),
          exactly('acknowledged writes lost', acknowledged.filter((text) => !kept.has(text)).length, 0),
          exactly('pages, keys and journal whole', sound ? 'yes' : 'no', 'yes'),
        ];
      }),
    ),
};

async function writeUntilRefused(
  officer: Client,
  place: Place,
): Promise<{ acknowledged: string[]; refusal: Answer }> {
  const acknowledged: string[] = [];
  for (let number = 0; number < MOST_WRITES; number += 1) {
    const text = `note ${number} ${'x'.repeat(1900)}`;
    const answer = await writeNote(officer, place, text);
    if (answer.status !== 303) return { acknowledged, refusal: answer };
    acknowledged.push(text);
  }
  throw new Error(`the disk never filled up in ${MOST_WRITES} writes`);
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** A real file system with a real end, in memory; only root may mount one. */
async function onSmallDisk<T>(point: string, work: (folder: string) => Promise<T>): Promise<T> {
  spawnSync('mkdir', ['-p', point]);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'volets-bench', point]);
  if (mounted.status !== 0) throw new Skipped('needs the right to mount a small disk (root)');
  try {
    return await work(point);
  } finally {
    spawnSync('umount', ['-l', point]);
  }
}
