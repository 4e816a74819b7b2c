import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../cases/case-table.ts';
import { cents, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, CaseId, EnvelopeId, PaymentRequestId, PaymentRunId } from '../shared/ids.ts';
import { paymentRuns } from './finance/payment-run-table.ts';
import { LEDGER_KINDS, type LedgerKind } from './ledger-kinds.ts';

/** A budget authorisation (AP) with the payment credits (CP) of one year. */
export const envelopes = sqliteTable(
  'envelope',
  {
    id: id<EnvelopeId>(),
    slug: slug('slug').notNull(),
    label: words('label').notNull(),
    year: whole('year').notNull(),
    budgetLine: words('budget_line').notNull(),
    /** Code of the only scheme it serves; null: every scheme. */
    scheme: slug('scheme'),
  },
  (t) => [uniqueIndex('envelope_slug').on(t.slug)],
);

/** Append-only ledger (triggers forbid change). Amounts are positive; the kind gives the direction. */
export const ledger = sqliteTable(
  'ledger_entry',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    envelopeId: idOf<EnvelopeId>('envelope_id')
      .notNull()
      .references(() => envelopes.id),
    caseId: idOf<CaseId>('case_id').references(() => cases.id),
    kind: slug<LedgerKind>('kind').notNull(),
    amount: cents('amount_cents').notNull(),
    /** The same movement written twice is refused: `case-12:engage`, `payment-7:order`. */
    key: words('movement_key').notNull(),
    at: instant('at').notNull(),
    actorId: idOf<AccountId>('actor_id').references(() => accounts.id),
  },
  (t) => [
    uniqueIndex('ledger_key').on(t.key),
    // Sums by kind are read in the index alone; pages of movements follow the identifiers.
    index('ledger_sums').on(t.envelopeId, t.kind, t.amount),
    index('ledger_pages').on(t.envelopeId, t.id),
    index('ledger_case').on(t.caseId),
    index('ledger_actor').on(t.actorId),
    check('ledger_positive', sql`${t.amount} > 0`),
    check('ledger_kind', sql`${t.kind} IN (${sql.raw(LEDGER_KINDS.map((kind) => `'${kind}'`).join(', '))})`),
  ],
);

export const paymentRequests = sqliteTable(
  'payment_request',
  {
    id: id<PaymentRequestId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    kind: slug<'advance' | 'instalment' | 'balance'>('kind').notNull(),
    state: slug<'submitted' | 'certified' | 'ordered' | 'paid' | 'rejected'>('state').notNull(),
    /** Recalculation on invoices with its trace (award-payments.ts). */
    liquidation: json<unknown>('liquidation').notNull(),
    amount: cents('amount_cents').notNull(),
    /** Encrypted at rest; shown masked. */
    iban: words('iban').notNull(),
    /** Keyed hash of the IBAN, to find the same account under two owners. */
    ibanFingerprint: words('iban_fingerprint').notNull(),
    requestedBy: idOf<AccountId>('requested_by').references(() => accounts.id),
    requestedAt: instant('requested_at').notNull(),
    certifiedBy: idOf<AccountId>('certified_by').references(() => accounts.id),
    certifiedAt: instant('certified_at'),
    orderedBy: idOf<AccountId>('ordered_by').references(() => accounts.id),
    orderedAt: instant('ordered_at'),
    paidAt: instant('paid_at'),
    /** Who looked at an account that two owners share, or that changed, and why it may be paid. */
    accountReleasedBy: idOf<AccountId>('account_released_by').references(() => accounts.id),
    accountReleasedAt: instant('account_released_at'),
    accountReleaseReason: words('account_release_reason'),
    /** The run in which it went to the finance department; once there, in no other. */
    runId: idOf<PaymentRunId>('run_id').references(() => paymentRuns.id),
    /** Number of the mandate, as the public accountant confirms it. */
    mandate: words('mandate'),
    /** Why it was sent back; null otherwise. */
    rejectedReason: words('rejected_reason'),
    version: version(),
  },
  (t) => [
    index('payment_request_case').on(t.caseId),
    index('payment_request_iban').on(t.ibanFingerprint),
    index('payment_request_requested_by').on(t.requestedBy),
    index('payment_request_certified_by').on(t.certifiedBy),
    index('payment_request_ordered_by').on(t.orderedBy),
    index('payment_request_released_by').on(t.accountReleasedBy),
    index('payment_request_run').on(t.runId),
    index('payment_request_state').on(t.state),
    uniqueIndex('payment_request_one_balance')
      .on(t.caseId)
      .where(sql`${t.kind} = 'balance' AND ${t.state} <> 'rejected'`),
    check('payment_request_kind', sql`${t.kind} IN ('advance', 'instalment', 'balance')`),
    check(
      'payment_request_state',
      sql`${t.state} IN ('submitted', 'certified', 'ordered', 'paid', 'rejected')`,
    ),
    check('payment_request_two_people', sql`${t.orderedBy} IS NULL OR ${t.orderedBy} <> ${t.certifiedBy}`),
  ],
);
