import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Brings the file to the newest schema. All pending migrations run in one transaction: the old schema or the new, never between. */
export function migrate(file: string): void {
  const connection = new BetterSqlite(file);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    // A table made anew is dropped while others point at it: references are checked once it stands again
    // (https://sqlite.org/lang_altertable.html §7). Inside a transaction this setting could not be changed.
    connection.pragma('foreign_keys = OFF');
    runMigrations(drizzle(connection), { migrationsFolder: MIGRATIONS });
    const broken = connection.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows point at nothing after the migrations`);
  } finally {
    connection.close();
  }
}
