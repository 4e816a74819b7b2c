import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { audits } from '../audits/audit-table.ts';
import { bool, cents, day, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { schemeVersions } from '../incentives/scheme-table.ts';
import { accounts } from '../people/account-table.ts';
import { owners } from '../people/owner-table.ts';
import type {
  AccountId,
  AuditId,
  CaseId,
  CaseRef,
  DocumentId,
  FileHash,
  OwnerId,
  SchemeVersionId,
  UnitId,
} from '../shared/ids.ts';
import type { CentsHT, CentsTTC } from '../shared/money.ts';
import { units } from '../units/unit-table.ts';
import type { AmendedTerms } from './amended-terms.ts';
import type { RgeDomain } from './bills/rge.ts';
import { CASE_STATES, type CaseState } from './case-states.ts';
import { CORRECTION_PROBLEMS, type CorrectionProblem } from './correction/correction.ts';

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

export const LAST_DAY = '9999-12-31';
/** Cases without a delay come after all those that have one. Written alike in the index and in the queries that use it. */
export const DUE_OR_LAST = sql.raw(`CASE WHEN due_on IS NULL THEN '${LAST_DAY}' ELSE due_on END`);

export const cases = sqliteTable(
  'case_file',
  {
    id: id<CaseId>(),
    /** Given when submitted; a draft has none. */
    ref: words('ref').$type<CaseRef>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    auditId: idOf<AuditId>('audit_id').references(() => audits.id),
    schemeVersionId: idOf<SchemeVersionId>('scheme_version_id')
      .notNull()
      .references(() => schemeVersions.id),
    state: slug<CaseState>('state').notNull(),
    /** What the owner declares: household, tenure after works, undertakings ticked, start of vacancy… (case.ts `Declaration`). */
    declaration: json<unknown>('declaration').notNull(),
    /** Works retained with their quoted or estimated costs (case.ts `WorksPlan`). */
    works: json<unknown>('works').notNull(),
    /** Calculation as frozen at validation: situation, award, trace, financing plan. Never rewritten after the decision. */
    calculation: json<unknown>('calculation'),
    awarded: cents('awarded_cents'),
    /** What signed amendments changed of the terms of the decision (amended-terms.ts); null while none did. */
    amendedTerms: json<AmendedTerms>('amended_terms'),
    assignedTo: idOf<AccountId>('assigned_to').references(() => accounts.id),
    proposedBy: idOf<AccountId>('proposed_by').references(() => accounts.id),
    validatedBy: idOf<AccountId>('validated_by').references(() => accounts.id),
    decidedBy: idOf<AccountId>('decided_by').references(() => accounts.id),
    decisionReason: words('decision_reason'),
    submittedAt: instant('submitted_at'),
    stateSince: instant('state_since').notNull(),
    /** Last day of the delay that runs in this state (case-clock.ts), reckoned at each move; null when none runs. */
    dueOn: day('due_on'),
    decidedAt: instant('decided_at'),
    worksStartedOn: day('works_started_on'),
    worksDoneOn: day('works_done_on'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('case_ref').on(t.ref),
    index('case_state').on(t.state, t.id),
    index('case_unit').on(t.unitId),
    index('case_owner').on(t.ownerId),
    index('case_audit').on(t.auditId),
    index('case_scheme_version').on(t.schemeVersionId),
    index('case_assigned').on(t.assignedTo, t.state),
    index('case_submitted').on(t.submittedAt, t.id),
    // What lists filter and sort by, without the long row: one index an order, one for the day's work, one for the rest.
    index('case_by_since').on(t.stateSince, t.id, t.state, t.assignedTo, t.unitId),
    index('case_by_due').on(DUE_OR_LAST, t.id, t.state, t.assignedTo, t.unitId),
    index('case_by_ref').on(t.ref, t.id, t.state, t.assignedTo, t.unitId),
    index('case_work').on(t.state, t.assignedTo, t.dueOn, t.proposedBy, t.unitId),
    index('case_narrow').on(t.id, t.state, t.assignedTo, t.unitId, t.stateSince, t.dueOn, t.ref),
    index('case_proposed_by').on(t.proposedBy),
    index('case_validated_by').on(t.validatedBy),
    index('case_decided_by').on(t.decidedBy),
    check('case_state_known', sql`${t.state} IN (${list(CASE_STATES)})`),
    check('case_award_not_negative', sql`${t.awarded} IS NULL OR ${t.awarded} >= 0`),
    check('case_second_officer', sql`${t.validatedBy} IS NULL OR ${t.validatedBy} <> ${t.proposedBy}`),
    check('case_numbered', sql`${t.state} IN ('draft', 'withdrawn') OR ${t.ref} IS NOT NULL`),
  ],
);

/** Numbers given out per series and year; taken in the transaction that uses them, so there is no gap. */
export const numberSeries = sqliteTable('number_series', {
  /** `VO-2026` for cases, `CONV-2026` for agreements… */
  series: words('series').primaryKey(),
  last: idOf('last_number').notNull(),
});

export const caseDocuments = sqliteTable(
  'case_document',
  {
    id: id<DocumentId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    /** Type of piece: `vacancy-evidence`, `quote`, `ownership`, `bank-details`, `invoice`, `lease`… */
    type: slug('type').notNull(),
    hash: words('hash')
      .notNull()
      .$type<FileHash>()
      .references(() => files.hash),
    name: words('name').notNull(),
    state: slug<'received' | 'accepted' | 'refused' | 'replaced'>('state').notNull().default('received'),
    /** Why a piece is refused: what is wrong with it, and in words for the owner. */
    problem: slug<CorrectionProblem>('problem'),
    reason: words('reason'),
    addedBy: idOf<AccountId>('added_by').references(() => accounts.id),
    addedAt: instant('added_at').notNull(),
    checkedBy: idOf<AccountId>('checked_by').references(() => accounts.id),
    checkedAt: instant('checked_at'),
    /** 1 for the first of its line, one more for each that took the place of another. */
    revision: whole('revision').notNull().default(1),
    /** The piece sent in its place; earlier ones stay readable with what was said of them. */
    replacedBy: idOf<DocumentId>('replaced_by').references((): AnySQLiteColumn => caseDocuments.id),
    /** Date printed on the paper (piece-expiry.ts says what it means for each type), and last day on which it is worth something. */
    datedOn: day('dated_on'),
    validUntil: day('valid_until'),
  },
  (t) => [
    index('case_document_case').on(t.caseId, t.type),
    index('case_document_replaced_by').on(t.replacedBy),
    index('case_document_valid').on(t.validUntil, t.caseId),
    index('case_document_file').on(t.hash),
    index('case_document_added_by').on(t.addedBy),
    index('case_document_checked_by').on(t.checkedBy),
    check('case_document_state', sql`${t.state} IN ('received', 'accepted', 'refused', 'replaced')`),
  ],
);

/** A quote or an invoice of a company, with its lines. */
export const caseBills = sqliteTable(
  'case_bill',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    kind: slug<'quote' | 'invoice'>('kind').notNull(),
    documentId: idOf<DocumentId>('document_id').references(() => caseDocuments.id),
    company: words('company').notNull(),
    siret: words('siret'),
    rgeNumber: words('rge_number'),
    number: words('number').notNull(),
    datedOn: day('dated_on').notNull(),
    /** Last day on which the company keeps its price; null when the quote does not say. */
    validUntil: day('valid_until'),
    /** Certificate of the company, as printed: first and last day, domains of works (rge.ts). */
    rgeFrom: day('rge_from'),
    rgeUntil: day('rge_until'),
    rgeDomains: json<readonly RgeDomain[]>('rge_domains'),
    /** Lines by measure (case.ts `BillLine`): quantity, performance, HT, VAT, TTC. */
    lines: json<unknown>('lines').notNull(),
    totalHT: cents<CentsHT>('total_ht_cents').notNull(),
    totalTTC: cents<CentsTTC>('total_ttc_cents').notNull(),
    addedBy: idOf<AccountId>('added_by').references(() => accounts.id),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    uniqueIndex('case_bill_number').on(t.caseId, t.kind, t.company, t.number),
    index('case_bill_document').on(t.documentId),
    index('case_bill_added_by').on(t.addedBy),
    check('case_bill_kind', sql`${t.kind} IN ('quote', 'invoice')`),
    check('case_bill_positive', sql`${t.totalHT} >= 0 AND ${t.totalTTC} >= ${t.totalHT}`),
  ],
);

/** What an officer asks the owner to put right. Only the anchored pieces and fields are unlocked. */
export const correctionRequests = sqliteTable(
  'correction_request',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    openedBy: idOf<AccountId>('opened_by').references(() => accounts.id),
    openedAt: instant('opened_at').notNull(),
    dueOn: day('due_on').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('correction_request_case').on(t.caseId),
    index('correction_request_opened_by').on(t.openedBy),
    uniqueIndex('correction_request_one_open').on(t.caseId).where(sql`${t.answeredAt} IS NULL`),
  ],
);

export const correctionItems = sqliteTable(
  'correction_item',
  {
    id: id<number>(),
    requestId: idOf('request_id')
      .notNull()
      .references(() => correctionRequests.id),
    anchor: slug<'document' | 'field'>('anchor').notNull(),
    /** Document type or field slug. */
    target: slug('target').notNull(),
    problem: slug<CorrectionProblem>('problem').notNull(),
    message: words('message').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('correction_item_request').on(t.requestId),
    check('correction_item_problem', sql`${t.problem} IN (${list(CORRECTION_PROBLEMS)})`),
  ],
);

export const caseMessages = sqliteTable(
  'case_message',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    author: idOf<AccountId>('author').references(() => accounts.id),
    /** Internal notes are never shown to the owner. */
    audience: slug<'all' | 'staff'>('audience').notNull(),
    body: words('body').notNull(),
    /** Its reader is expected to answer: told at once, whatever they chose. */
    needsAnswer: bool('needs_answer').notNull().default(false),
    at: instant('at').notNull(),
  },
  (t) => [index('case_message_case').on(t.caseId, t.id), index('case_message_author').on(t.author)],
);

/** Every change of state with the state it left: the case's own history, for clocks and the timeline. */
export const caseSteps = sqliteTable(
  'case_step',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    action: slug('action').notNull(),
    fromState: slug<CaseState>('from_state').notNull(),
    toState: slug<CaseState>('to_state').notNull(),
    actorId: idOf<AccountId>('actor_id').references(() => accounts.id),
    at: instant('at').notNull(),
    note: words('note'),
  },
  (t) => [index('case_step_case').on(t.caseId, t.id), index('case_step_actor').on(t.actorId)],
);
