import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cents, id, idOf, instant, whole, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, PaymentRunId } from '../../shared/ids.ts';

/** A batch of ordered payments sent to the finance department (bordereau). Its file never changes. */
export const paymentRuns = sqliteTable(
  'payment_run',
  {
    id: id<PaymentRunId>(),
    /** `BORD-2026-00004`, without gaps. */
    number: words('number').notNull(),
    payments: whole('payments').notNull(),
    total: cents('total_cents').notNull(),
    /** The CSV as it was made, encrypted: it bears account numbers. */
    content: words('content').notNull(),
    /** SHA-256 of the CSV in clear: the file downloaded again is the same, or is refused. */
    sha256: words('sha256').notNull(),
    madeBy: idOf<AccountId>('made_by')
      .notNull()
      .references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [uniqueIndex('payment_run_number').on(t.number), index('payment_run_made_by').on(t.madeBy)],
);
