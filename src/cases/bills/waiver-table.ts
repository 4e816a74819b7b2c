import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId } from '../../shared/ids.ts';
import { caseBills } from '../case-table.ts';

/** A flag of a quote or an invoice that an officer lets pass, and why. It goes with its bill. */
export const billWaivers = sqliteTable(
  'bill_waiver',
  {
    id: id<number>(),
    billId: idOf<number>('bill_id')
      .notNull()
      .references(() => caseBills.id, { onDelete: 'cascade' }),
    /** Which one: `performance:windows` (bill-flags.ts `flagKey`). */
    flag: words('flag').notNull(),
    reason: words('reason').notNull(),
    waivedBy: idOf<AccountId>('waived_by')
      .notNull()
      .references(() => accounts.id),
    waivedAt: instant('waived_at').notNull(),
  },
  (t) => [uniqueIndex('bill_waiver_flag').on(t.billId, t.flag), index('bill_waiver_by').on(t.waivedBy)],
);
