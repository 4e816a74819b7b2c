import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { idOf, instant, json, slug, words } from '../db/columns.ts';
import type { AccountId } from '../shared/ids.ts';

/** Append-only record of who did what; each row carries the hash of the one before (triggers forbid change). */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    actorKind: slug<'staff' | 'owner' | 'system' | 'visitor'>('actor_kind').notNull(),
    actorId: idOf<AccountId>('actor_id'),
    /** `case.granted`, `unit.imported`… */
    action: slug('action').notNull(),
    subjectKind: slug('subject_kind').notNull(),
    subjectId: words('subject_id').notNull(),
    /** Old and new values, references, reasons: no name, no address, no bank detail. */
    data: json<Record<string, unknown>>('data').notNull(),
    previousHash: words('previous_hash').notNull(),
    hash: words('hash').notNull(),
  },
  (t) => [
    index('journal_subject').on(t.subjectKind, t.subjectId, t.seq),
    index('journal_action').on(t.action, t.seq),
  ],
);
