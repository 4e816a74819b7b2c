import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { cents, day, id, idOf, instant, json, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId, RecoveryId } from '../../shared/ids.ts';
import { RECOVERY_CAUSES, RECOVERY_STATES, type RecoveryCause, type RecoveryState } from './recovery.ts';

const among = (slugs: readonly string[]) => sql.raw(slugs.map((one) => `'${one}'`).join(', '));

/** Money that a beneficiary owes back (titre de recette). */
export const recoveries = sqliteTable(
  'recovery_order',
  {
    id: id<RecoveryId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    /** `TR-2026-00003`, without gaps. */
    number: words('number').notNull(),
    cause: slug<RecoveryCause>('cause').notNull(),
    /** The deed it comes from, `payment-7`: opened twice is opened once. */
    deed: words('deed').notNull(),
    amount: cents('amount_cents').notNull(),
    /** How it was reckoned (recovery.ts), frozen. */
    computation: json<unknown>('computation').notNull(),
    dueOn: day('due_on').notNull(),
    /** Terms agreed with the debtor; empty when the whole is due at once. */
    terms: json<unknown>('terms').notNull(),
    state: slug<RecoveryState>('state').notNull(),
    openedBy: idOf<AccountId>('opened_by').references(() => accounts.id),
    openedAt: instant('opened_at').notNull(),
    /** Why the rest should be given up, and who asks; another person decides. */
    writeOffReason: words('write_off_reason'),
    writeOffAskedBy: idOf<AccountId>('write_off_asked_by').references(() => accounts.id),
    writtenOffBy: idOf<AccountId>('written_off_by').references(() => accounts.id),
    writtenOffAt: instant('written_off_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('recovery_order_number').on(t.number),
    uniqueIndex('recovery_order_deed').on(t.caseId, t.deed),
    index('recovery_order_opened_by').on(t.openedBy),
    index('recovery_order_asked_by').on(t.writeOffAskedBy),
    index('recovery_order_written_off_by').on(t.writtenOffBy),
    check('recovery_order_cause', sql`${t.cause} IN (${among(RECOVERY_CAUSES)})`),
    check('recovery_order_state', sql`${t.state} IN (${among(RECOVERY_STATES)})`),
    check('recovery_order_positive', sql`${t.amount} > 0`),
    check(
      'recovery_order_two_people',
      sql`${t.writtenOffBy} IS NULL OR ${t.writtenOffBy} <> ${t.writeOffAskedBy}`,
    ),
  ],
);

/** Sums that came in, as the public accountant reports them. */
export const recoveryReceipts = sqliteTable(
  'recovery_receipt',
  {
    id: id<number>(),
    recoveryId: idOf<RecoveryId>('recovery_id')
      .notNull()
      .references(() => recoveries.id),
    amount: cents('amount_cents').notNull(),
    receivedOn: day('received_on').notNull(),
    /** The accountant's own reference of the receipt: the same one entered twice counts once. */
    reference: words('reference').notNull(),
    enteredBy: idOf<AccountId>('entered_by').references(() => accounts.id),
    enteredAt: instant('entered_at').notNull(),
  },
  (t) => [
    uniqueIndex('recovery_receipt_reference').on(t.recoveryId, t.reference),
    index('recovery_receipt_entered_by').on(t.enteredBy),
    check('recovery_receipt_positive', sql`${t.amount} > 0`),
  ],
);
