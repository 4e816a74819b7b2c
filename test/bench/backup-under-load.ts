import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { restore } from '../../src/db/backup.ts';
import { atMost, type Bench, exactly, roundsOf, told } from './support/bench.ts';
import { Client } from './support/client.ts';
import { notesIn, type Place, placesIn, writeNote } from './support/notes.ts';
import { percentile } from './support/percentile.ts';
import { startServer } from './support/server.ts';
import { OFFICER, signIn } from './support/sign-in.ts';
import { isSound, soundnessOf } from './support/soundness.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const BACKUPS = { quick: 20, full: 20 };
const WRITERS = 2;
const BETWEEN_WRITES_MS = 10;
const SLOWEST_MS = 50;
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const run = promisify(execFile);

/** `volets backup` again and again while people write; each copy is restored elsewhere and compared, row by row. */
export const backupUnderLoad: Bench = {
  name: 'backup',
  check: 'C7',
  title: 'backups while people write, restored elsewhere',
  run: (settings) =>
    inTemporaryFolder(async (folder) => {
      const backups = roundsOf(settings, BACKUPS);
      const data = join(folder, 'data');
      const file = join(data, 'volets.db');
      const server = await startServer(data);
      const officer = await signIn(server.url, OFFICER);
      const load = startWriting(server.url, officer, placesIn(file, WRITERS));
      await pause(1000);
      const alone = load.takeTimes();
      const copies: Copy[] = [];
      for (let number = 0; number < backups; number += 1) {
        const acknowledgedBefore = [...load.acknowledged];
        copies.push({ file: await restored(data, folder, `copy-${number}`), acknowledgedBefore });
      }
      const during = load.takeTimes();
      await load.stop();
      await server.end('SIGTERM');
      const rows = rowsOf(file);
      const { unsound, missing, different } = await compare(copies, rows);
      const atRest = rowsOf(await restored(data, folder, 'at-rest'));
      return [
        told('backups restored elsewhere', copies.length),
        told('writes acknowledged meanwhile', during.length),
        exactly('copies not whole (pages, keys, journal)', unsound, 0),
        exactly('writes acknowledged before a backup and not in it', missing, 0),
        exactly('rows of notes and journal that differ', different, 0),
        exactly('a copy at rest has the same rows', digest(atRest) === digest(rows) ? 'yes' : 'no', 'yes'),
        told('a write alone, p50', percentile(alone, 0.5), 'ms'),
        told('a write during backups, p50', percentile(during, 0.5), 'ms'),
        told('a write during backups, p99', percentile(during, 0.99), 'ms'),
        atMost('slowest write during backups', percentile(during, 1), SLOWEST_MS, 'ms'),
      ];
    }),
};

type Copy = { readonly file: string; readonly acknowledgedBefore: readonly string[] };

async function compare(copies: readonly Copy[], rows: ReadonlyMap<string, string>) {
  const tally = { unsound: 0, missing: 0, different: 0 };
  for (const { file, acknowledgedBefore } of copies) {
    if (!isSound(await soundnessOf(file))) tally.unsound += 1;
    const kept = new Set(notesIn(file));
    tally.missing += acknowledgedBefore.filter((text) => !kept.has(text)).length;
    tally.different += [...rowsOf(file)].filter(([row, hash]) => rows.get(row) !== hash).length;
  }
  return tally;
}

function startWriting(url: string, officer: Client, places: readonly Place[]) {
  const acknowledged: string[] = [];
  let times: number[] = [];
  let stopping = false;
  const write = async (place: Place, writer: number) => {
    const client = new Client(url, officer);
    for (let number = 0; !stopping; number += 1) {
      const text = `writer ${writer}, note ${number}`;
      const from = performance.now();
      const { status } = await writeNote(client, place, text);
      if (status !== 303) throw new Error(`a note was answered ${status}`);
      times.push(performance.now() - from);
      acknowledged.push(text);
      await pause(BETWEEN_WRITES_MS);
    }
    client.close();
  };
  const writing = Promise.all(places.map(write));
  return {
    acknowledged,
    /** Milliseconds of each write since the last call. */
    takeTimes() {
      const taken = times;
      times = [];
      return taken;
    },
    async stop() {
      stopping = true;
      await writing;
    },
  };
}

async function restored(dataDir: string, folder: string, name: string): Promise<string> {
  const copy = join(folder, `${name}.db`);
  const environment = { PATH: process.env.PATH, DATA_DIR: dataDir };
  await run(process.execPath, [CLI, 'backup', copy], { env: environment, timeout: 60_000 });
  const elsewhere = join(folder, name, 'volets.db');
  restore(copy, elsewhere, join(folder, name, 'files'));
  return elsewhere;
}

/** A hash of each row that is written once and never changes: notes and journal. */
function rowsOf(file: string): Map<string, string> {
  const connection = new BetterSqlite(file);
  const rows = new Map<string, string>();
  for (const [table, key] of [
    ['contact', 'id'],
    ['journal', 'seq'],
  ] as const)
    for (const row of connection.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[])
      rows.set(`${table} ${row[key]}`, createHash('sha256').update(JSON.stringify(row)).digest('hex'));
  connection.close();
  return rows;
}

const digest = (rows: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([...rows].sort()))
    .digest('hex');
