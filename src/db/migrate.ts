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
    // A table that others refer to is made anew by dropping it: SQLite allows that with foreign keys off, which no
    // migration can ask for by itself, being inside a transaction (sqlite.org/lang_altertable.html §7).
    connection.pragma('foreign_keys = OFF');
    runMigrations(drizzle(connection), { migrationsFolder: MIGRATIONS });
  } finally {
    connection.close();
  }
}
