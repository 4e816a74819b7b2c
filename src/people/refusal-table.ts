import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, slug, words } from '../db/columns.ts';
import type { AccountId, OwnerId } from '../shared/ids.ts';
import { accounts } from './account-table.ts';
import { owners } from './owner-table.ts';
import type { RefusalAsker, RefusalChannel, RefusalEnd } from './refusal.ts';

/** Each time an owner asked not to be contacted. While one is open, `owner.do_not_contact` is set. */
export const contactRefusals = sqliteTable(
  'contact_refusal',
  {
    id: id<number>(),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    askedBy: slug<RefusalAsker>('asked_by').notNull(),
    channel: slug<RefusalChannel>('channel').notNull(),
    askedOn: day('asked_on').notNull(),
    reason: words('reason').notNull(),
    /** Last day on which it holds; null: until it is lifted. */
    until: day('until_day'),
    notedBy: idOf<AccountId>('noted_by').references(() => accounts.id),
    notedAt: instant('noted_at').notNull(),
    endedHow: slug<RefusalEnd>('ended_how'),
    endedAt: instant('ended_at'),
    endedBy: idOf<AccountId>('ended_by').references(() => accounts.id),
    endReason: words('end_reason'),
  },
  (t) => [
    index('contact_refusal_owner').on(t.ownerId, t.id),
    index('contact_refusal_noted_by').on(t.notedBy),
    index('contact_refusal_ended_by').on(t.endedBy),
    uniqueIndex('contact_refusal_one_open').on(t.ownerId).where(sql`${t.endedAt} IS NULL`),
    check('contact_refusal_ended', sql`(${t.endedAt} IS NULL) = (${t.endedHow} IS NULL)`),
    check('contact_refusal_order', sql`${t.until} IS NULL OR ${t.until} >= ${t.askedOn}`),
  ],
);
