import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AbsenceId, AccountId } from '../shared/ids.ts';

/** Days on which somebody is away, and who sees their work meanwhile. Both days are included. */
export const absences = sqliteTable(
  'absence',
  {
    id: id<AbsenceId>(),
    accountId: idOf<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    standInId: idOf<AccountId>('stand_in_id')
      .notNull()
      .references(() => accounts.id),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    index('absence_account').on(t.accountId),
    index('absence_stand_in').on(t.standInId, t.toDay),
    index('absence_made_by').on(t.madeBy),
    check('absence_order', sql`${t.toDay} >= ${t.fromDay}`),
    check('absence_other', sql`${t.standInId} <> ${t.accountId}`),
  ],
);
