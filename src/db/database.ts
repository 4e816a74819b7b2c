import { AsyncLocalStorage } from 'node:async_hooks';
import BetterSqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

type Handle = BetterSQLite3Database<Record<string, never>>;
/** Reads committed facts; the connection is `query_only`, so a write through it fails. */
export type Reader = Handle;
/** Reads and writes inside one transaction. Only `tx` hands one out. */
export type Writer = Handle & { readonly inTransaction: true };

export type Database = {
  readonly file: string;
  readonly read: Reader;
  /** Runs `work` in one `BEGIN IMMEDIATE` transaction: all of it is kept or none. Transactions queue first in, first out. */
  tx<T>(work: (d: Writer) => Promise<T>): Promise<T>;
  /** A consistent copy of the database into `target`, taken while it is in use. */
  backupTo(target: string): Promise<void>;
  close(): void;
};

/** `FULL`: an acknowledged commit survives a power cut. The driver compiles WAL to NORMAL, so it is set on every connection. */
function configure(connection: BetterSqlite.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('cache_size = -65536');
  // 16 MB of log before it is copied into the file: with the usual 4, an import copies the same pages at each commit.
  connection.pragma('wal_autocheckpoint = 4000');
  connection.pragma('temp_store = MEMORY');
}

/** Opens (and creates) the database file. Migrations are run by `migrate`, not here. */
export function openDatabase(file: string): Database {
  const writing = new BetterSqlite(file);
  configure(writing);
  const reading = new BetterSqlite(file);
  configure(reading);
  reading.pragma('query_only = ON');
  // Reads of a large register are spared a copy of each page; what is written never goes this way.
  reading.pragma(`mmap_size = ${2 * 1024 ** 3}`);
  const writer = drizzle(writing) as unknown as Writer;
  const inside = new AsyncLocalStorage<true>();
  let queue: Promise<unknown> = Promise.resolve();

  async function run<T>(work: (d: Writer) => Promise<T>): Promise<T> {
    writing.exec('BEGIN IMMEDIATE');
    try {
      const result = await inside.run(true, () => work(writer));
      writing.exec('COMMIT');
      return result;
    } catch (error) {
      if (writing.inTransaction) writing.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    file,
    read: drizzle(reading) as Reader,
    tx(work) {
      if (inside.getStore())
        throw new Error('A transaction was opened inside another: pass the writer down instead');
      const turn = queue.then(() => run(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async backupTo(target) {
      // A read transaction held open: without it SQLite begins the copy anew at each write of somebody else.
      const source = new BetterSqlite(file, { readonly: true });
      try {
        source.exec('BEGIN; SELECT 1 FROM sqlite_master;');
        await source.backup(target);
      } finally {
        source.close();
      }
    },
    close() {
      reading.close();
      writing.close();
    },
  };
}
