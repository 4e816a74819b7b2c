import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { type ChainReport, checkChain } from './journal-chain.ts';
import { journal } from './journal-table.ts';

export type JournalRow = typeof journal.$inferSelect;

const PAGE = 50;

/** Entries about one subject, oldest first. */
export async function journalOf(
  d: Reader,
  subjectKind: string,
  subjectId: string | number,
): Promise<JournalRow[]> {
  return d
    .select()
    .from(journal)
    .where(and(eq(journal.subjectKind, subjectKind), eq(journal.subjectId, String(subjectId))))
    .orderBy(asc(journal.seq))
    .all();
}

/** The latest entries before `before` (a sequence number), newest first, one page. */
export async function journalPage(d: Reader, before: number | null): Promise<JournalRow[]> {
  return d
    .select()
    .from(journal)
    .where(before === null ? undefined : lt(journal.seq, before))
    .orderBy(desc(journal.seq))
    .limit(PAGE)
    .all();
}

/** Recomputes the whole chain. */
export async function verifyJournal(d: Reader): Promise<ChainReport> {
  const given = d.get<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'journal'`);
  const entries = d.select().from(journal).orderBy(asc(journal.seq)).all();
  return checkChain(entries, given?.seq ?? 0);
}
