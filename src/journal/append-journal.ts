import { desc } from 'drizzle-orm';
import type { Writer } from '../db/database.ts';
import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/dates.ts';
import { entryHash, FIRST_HASH, type JournalFacts } from './journal-chain.ts';
import { journal } from './journal-table.ts';

export type JournalEntry = {
  /** `case.granted`: subject, then what happened to it. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string | number };
  /** Old and new values, reasons, references. No name, address, mailbox or bank detail: the journal is never erased. */
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Writes who did what, in the same transaction as the deed, chained to the entry before. */
export async function appendJournal(
  d: Writer,
  by: { actor: Actor; now: Instant },
  entry: JournalEntry,
): Promise<void> {
  const last = d.select({ hash: journal.hash }).from(journal).orderBy(desc(journal.seq)).limit(1).get();
  const facts: JournalFacts = {
    at: by.now,
    actorKind: by.actor.kind,
    actorId: 'accountId' in by.actor ? by.actor.accountId : null,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: String(entry.subject.id),
    data: JSON.parse(JSON.stringify(entry.data ?? {})) as Record<string, unknown>,
    previousHash: last?.hash ?? FIRST_HASH,
  };
  d.insert(journal)
    .values({ ...facts, hash: entryHash(facts) })
    .run();
}
