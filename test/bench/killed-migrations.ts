import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { migrate } from '../../src/db/migrate.ts';
import { type Bench, exactly, told } from './support/bench.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const CHILD = fileURLToPath(new URL('support/migrate-child.ts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Kills per schema, evenly spread over the statements, unless every statement is asked for (`--full`). */
const KILLS = 4;

type Tally = { kills: number; old: number; new: number; between: number; stuck: number };

/** From each schema there ever was, the upgrade is killed before a statement; what is left must be one schema or the other. */
export const killedMigrations: Bench = {
  name: 'migrate',
  check: 'C9',
  title: 'migrations killed midway (kill -9)',
  run: ({ full }) =>
    inTemporaryFolder(async (folder) => {
      const tally: Tally = { kills: 0, old: 0, new: 0, between: 0, stuck: 0 };
      const versions = entriesOf(MIGRATIONS).length;
      for (let version = 0; version < versions; version += 1)
        killFrom(folder, version, full ? Number.POSITIVE_INFINITY : KILLS, tally);
      return [
        told('schemas to start from', versions),
        told('kills', tally.kills),
        told('left the old schema', tally.old),
        told('left the new one', tally.new),
        exactly('left something between', tally.between, 0),
        exactly('could not be upgraded afterwards', tally.stuck, 0),
      ];
    }),
};

function killFrom(folder: string, version: number, kills: number, tally: Tally): void {
  const start = join(folder, `schema-${version}.db`);
  makeSchema(start, join(folder, `migrations-${version}`), version);
  const before = schemaOf(start);
  const done = join(folder, 'done.db');
  copyFileSync(start, done);
  const statements = Number(migrateIn(done).stdout);
  const after = schemaOf(done);
  const step = Math.max(1, Math.floor(statements / kills));
  for (let at = 1 + (version % step); at <= statements; at += step) {
    const file = join(folder, 'killed.db');
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    copyFileSync(start, file);
    if (migrateIn(file, at).signal !== 'SIGKILL') throw new Error(`statement ${at} was never reached`);
    tally.kills += 1;
    const left = schemaOf(file);
    if (left === before) tally.old += 1;
    else if (left === after) tally.new += 1;
    else tally.between += 1;
    migrate(file);
    if (schemaOf(file) !== after) tally.stuck += 1;
  }
  rmSync(done);
}

const migrateIn = (file: string, killAt?: number) =>
  spawnSync(process.execPath, [CHILD, file, ...(killAt === undefined ? [] : [String(killAt)])], {
    encoding: 'utf8',
    timeout: 60_000,
  });

type Journal = { entries: { idx: number }[] };
const journalFile = (folder: string): string => join(folder, 'meta', '_journal.json');
const entriesOf = (folder: string) =>
  (JSON.parse(readFileSync(journalFile(folder), 'utf8')) as Journal).entries;

/** The schema as it was after the first `version` migrations. */
function makeSchema(file: string, folder: string, version: number): void {
  cpSync(MIGRATIONS, folder, { recursive: true });
  const journal = JSON.parse(readFileSync(journalFile(folder), 'utf8')) as Journal;
  writeFileSync(
    journalFile(folder),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, version) }),
  );
  const connection = new BetterSqlite(file);
  connection.pragma('journal_mode = WAL');
  runMigrations(drizzle(connection), { migrationsFolder: folder });
  connection.close();
}

/** Every object of the schema, and which migrations the file believes it has had. */
function schemaOf(file: string): string {
  if (!existsSync(file)) return 'no file';
  const connection = new BetterSqlite(file);
  const ok = connection.pragma('integrity_check', { simple: true });
  const objects = connection
    .prepare(
      "SELECT type, name, sql FROM sqlite_master WHERE name <> '__drizzle_migrations' ORDER BY type, name",
    )
    .all();
  const hasHistory = connection
    .prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'")
    .get();
  const history = hasHistory
    ? connection.prepare('SELECT hash FROM __drizzle_migrations ORDER BY created_at').all()
    : [];
  connection.close();
  return JSON.stringify({ ok, objects, history });
}
