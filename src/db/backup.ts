import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Database } from './database.ts';

/**
 * A consistent copy of the database into `target`, taken while the service runs. Files of the store are named by
 * their content and never change: they are copied beside it, only those missing.
 */
export async function backup(db: Database, filesDir: string, target: string): Promise<{ files: number }> {
  mkdirSync(dirname(target), { recursive: true });
  const half = `${target}.half`;
  rmSync(half, { force: true });
  await db.backupTo(half);
  renameSync(half, target);
  return { files: copyMissing(filesDir, `${target}.files`) };
}

/** Puts a backup in the place of the data. The copy is checked first; the data it replaces are kept beside, named `.before-restore`. */
export function restore(source: string, databaseFile: string, filesDir: string): { files: number } {
  if (!existsSync(source)) throw new Error(`No backup at ${source}`);
  mustBeSound(source);
  if (existsSync(databaseFile)) renameSync(databaseFile, `${databaseFile}.before-restore`);
  for (const suffix of ['-wal', '-shm']) rmSync(databaseFile + suffix, { force: true });
  mkdirSync(dirname(databaseFile), { recursive: true });
  copyFileSync(source, databaseFile);
  return { files: copyMissing(`${source}.files`, filesDir) };
}

function mustBeSound(file: string): void {
  const connection = new BetterSqlite(file, { readonly: true });
  try {
    const result = connection.pragma('integrity_check', { simple: true });
    if (result !== 'ok') throw new Error(`The backup is damaged: ${String(result)}`);
  } finally {
    connection.close();
  }
}

function copyMissing(from: string, to: string): number {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (statSync(source).isDirectory()) copied += copyMissing(source, target);
    else if (!existsSync(target)) {
      mkdirSync(to, { recursive: true });
      copyFileSync(source, target);
      copied += 1;
    }
  }
  return copied;
}
