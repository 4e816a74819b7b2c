import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, exactly, roundsOf, Skipped, told } from './support/bench.ts';
import { placesIn, writeNote } from './support/notes.ts';
import { startServer } from './support/server.ts';
import { OFFICER, signIn } from './support/sign-in.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const WRITES = { quick: 100, full: 100 };

type Span = { readonly from: number; readonly to: number };

/** `synchronous=FULL`: before each “saved” that a person reads, the log of the database has been put on the disk. */
export const syncEachCommit: Bench = {
  name: 'fsync',
  check: 'C2',
  title: 'each acknowledged write is on the disk (strace)',
  run: (settings) =>
    inTemporaryFolder(async (folder) => {
      if (spawnSync('strace', ['-V']).status !== 0) throw new Skipped('strace is not on this machine');
      const trace = join(folder, 'trace');
      const server = await startServer(join(folder, 'data'), {
        wrapper: ['strace', '-f', '-y', '-ttt', '-e', 'trace=fsync,fdatasync', '-o', trace],
      });
      const officer = await signIn(server.url, OFFICER);
      const [place] = placesIn(join(folder, 'data', 'volets.db'), 1);
      if (!place) throw new Error('the demonstration has no home with an owner');
      const spans: Span[] = [];
      const writes = roundsOf(settings, WRITES);
      for (let number = 0; number < writes; number += 1) {
        const from = now();
        const { status } = await writeNote(officer, place, `note ${number}`);
        if (status !== 303) throw new Error(`a note was answered ${status}`);
        spans.push({ from, to: now() });
      }
      await server.end('SIGTERM');
      const syncs = syncsIn(readFileSync(trace, 'utf8'));
      const within = ({ from, to }: Span) => syncs.filter((at) => at >= from && at <= to).length;
      const counts = spans.map(within);
      return [
        told('writes acknowledged', writes),
        exactly('acknowledged after a sync of the log', counts.filter((count) => count >= 1).length, writes),
        told('acknowledged after more than one sync', counts.filter((count) => count > 1).length),
      ];
    }),
};

const now = (): number => (performance.timeOrigin + performance.now()) / 1000;

/** Moments, in seconds, at which the write-ahead log had been put on the disk. */
const syncsIn = (trace: string): number[] =>
  trace
    .split('\n')
    .filter((line) => /f(data)?sync\(\d+<[^>]*-wal>/.test(line))
    .map((line) => Number(/^\d+ +(\d+\.\d+)/.exec(line)?.[1]));
