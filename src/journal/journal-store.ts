import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
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

export type JournalWanted = {
  /** About any of these. */
  readonly subjects: readonly { readonly kind: string; readonly ids: readonly (string | number)[] }[];
  /** Only these deeds; null: all. */
  readonly actions: readonly string[] | null;
  /** Only what this account, or this kind of actor, did; null: anybody. */
  readonly by: AccountId | JournalRow['actorKind'] | null;
  /** Older than this place; null: from the newest. */
  readonly before: { readonly at: Instant; readonly seq: number } | null;
};

/** Entries about several objects as one story, newest first, at most `most`. */
export async function journalAbout(
  d: Reader,
  { subjects, actions, by, before }: JournalWanted,
  most: number,
): Promise<JournalRow[]> {
  const about = subjects
    .filter(({ ids }) => ids.length > 0)
    .map(({ kind, ids }) => and(eq(journal.subjectKind, kind), inArray(journal.subjectId, ids.map(String))));
  if (about.length === 0) return [];
  return d
    .select()
    .from(journal)
    .where(
      and(
        or(...about),
        actions === null ? undefined : inArray(journal.action, [...actions]),
        by === null
          ? undefined
          : typeof by === 'number'
            ? eq(journal.actorId, by)
            : eq(journal.actorKind, by),
        before === null
          ? undefined
          : or(lt(journal.at, before.at), and(eq(journal.at, before.at), lt(journal.seq, before.seq))),
      ),
    )
    .orderBy(desc(journal.at), desc(journal.seq))
    .limit(most)
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
