import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { idOf, instant, json, slug, whole, words } from '../db/columns.ts';

/** Work promised inside a transaction and done after it: mails, documents, imports. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: slug('kind').notNull(),
    /** Emptied once done: it may hold a sign-in link. */
    payload: json<unknown>('payload').notNull(),
    /** The same promise made twice is kept once. */
    dedupeKey: words('dedupe_key'),
    state: slug<'pending' | 'working' | 'done' | 'dead'>('state').notNull().default('pending'),
    attempts: whole('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    lockedUntil: instant('locked_until'),
    lastError: words('last_error'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    uniqueIndex('outbox_dedupe').on(t.dedupeKey),
    index('outbox_due').on(t.state, t.dueAt),
    check('outbox_state', sql`${t.state} IN ('pending', 'working', 'done', 'dead')`),
  ],
);

/** Copies of the mails sent, kept in demonstration mode only, so that links and codes can be read without a mailbox. */
export const sentMails = sqliteTable(
  'sent_mail',
  {
    outboxId: idOf('outbox_id')
      .primaryKey()
      .references(() => outbox.id),
    messageId: words('message_id').notNull(),
    recipient: words('recipient').notNull(),
    subject: words('subject').notNull(),
    text: words('text').notNull(),
    html: words('html').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [index('sent_mail_recipient').on(t.recipient)],
);
