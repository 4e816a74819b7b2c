import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '../../../src/db/database.ts';
import { verifyJournal } from '../../../src/journal/journal-store.ts';

export type Soundness = {
  readonly integrity: string;
  readonly orphans: number;
  readonly journalWhole: boolean;
};

/** What a database file says of itself: pages, foreign keys, the journal's chain. */
export async function soundnessOf(file: string): Promise<Soundness> {
  const connection = new BetterSqlite(file);
  const integrity = String(connection.pragma('integrity_check', { simple: true }));
  const orphans = (connection.pragma('foreign_key_check') as unknown[]).length;
  connection.close();
  const db = openDatabase(file);
  const journalWhole = (await verifyJournal(db.read)).whole;
  db.close();
  return { integrity, orphans, journalWhole };
}

export const isSound = ({ integrity, orphans, journalWhole }: Soundness): boolean =>
  integrity === 'ok' && orphans === 0 && journalWhole;
