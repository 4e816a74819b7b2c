import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, cents, day, id, idOf, instant, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import { owners } from '../../people/owner-table.ts';
import type { AccountId, ApplicantId, CaseId, DocumentId, MandateId, OwnerId } from '../../shared/ids.ts';
import { mandates } from '../../units/mandate-table.ts';
import type { Right } from '../../units/ownership.ts';
import { caseDocuments, cases } from '../case-table.ts';
import type { ApplicantSource, Standing } from './applicant.ts';
import type { FilingWay, PaperKind } from './filing.ts';

/** Everyone who owns the dwelling, as the case knows it: copied from the register, corrected by whoever applies. */
export const caseApplicants = sqliteTable(
  'case_applicant',
  {
    id: id<ApplicantId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    right: slug<Right>('right_held'),
    /** Part of that right as a fraction, `1/3`; null when unknown. */
    share: words('share'),
    undivided: bool('undivided').notNull().default(false),
    /** Whether they own today, as the applicant says: `left` when the register is behind. */
    standing: slug<Standing>('standing').notNull(),
    source: slug<ApplicantSource>('source').notNull(),
    /** Mailbox given for this case; the register keeps its own. */
    email: words('email'),
    /** Of a company, as given for this case. */
    siren: words('siren'),
    legalRepresentative: words('legal_representative'),
    /** Of the company that applies, which owns the dwelling: they decide with the others and own nothing of it themselves. */
    associate: bool('associate').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('case_applicant_once').on(t.caseId, t.ownerId),
    index('case_applicant_owner').on(t.ownerId),
    check('case_applicant_standing', sql`${t.standing} IN ('holds', 'left')`),
    check('case_applicant_source', sql`${t.source} IN ('register', 'applicant', 'officer')`),
  ],
);

/** Each time a co-owner is asked, and what they answered. The latest counts, while the project is the one they saw. */
export const caseConsents = sqliteTable(
  'case_consent',
  {
    id: id<number>(),
    applicantId: idOf<ApplicantId>('applicant_id')
      .notNull()
      .references(() => caseApplicants.id),
    /** Mailbox that the link went to; null for a paper. */
    sentTo: words('sent_to'),
    /** What the project was when they were asked (consent.ts `projectMark`). */
    mark: words('mark').notNull(),
    /** Aid sought as shown to them; null while it is not known. */
    amount: cents('amount_cents'),
    askedAt: instant('asked_at').notNull(),
    expiresOn: day('expires_on'),
    remindedAt: instant('reminded_at'),
    answer: slug<'yes' | 'no'>('answer'),
    answeredAt: instant('answered_at'),
    /** Why not, in their words. */
    reason: words('reason'),
    /** The signed paper, where that is how they consented, and who sent it in. */
    documentId: idOf<DocumentId>('document_id').references(() => caseDocuments.id),
    enteredBy: idOf<AccountId>('entered_by').references(() => accounts.id),
  },
  (t) => [
    index('case_consent_applicant').on(t.applicantId, t.id),
    index('case_consent_document').on(t.documentId),
    index('case_consent_entered_by').on(t.enteredBy),
    check('case_consent_answer', sql`${t.answer} IS NULL OR ${t.answer} IN ('yes', 'no')`),
    check('case_consent_answered', sql`(${t.answer} IS NULL) = (${t.answeredAt} IS NULL)`),
  ],
);

/** Who files the application when it is not the owner in person. */
export const caseFilings = sqliteTable(
  'case_filing',
  {
    caseId: idOf<CaseId>('case_id')
      .primaryKey()
      .references(() => cases.id),
    way: slug<FilingWay>('way').notNull(),
    filedBy: idOf<AccountId>('filed_by').references(() => accounts.id),
    /** Of a representative. */
    mandateId: idOf<MandateId>('mandate_id').references(() => mandates.id),
    /** Of an officer: heard at the desk, read on a paper, by telephone; and where the paper is kept. */
    paper: slug<PaperKind>('paper'),
    keptWhere: words('kept_where'),
    at: instant('at').notNull(),
  },
  (t) => [
    index('case_filing_filed_by').on(t.filedBy),
    index('case_filing_mandate').on(t.mandateId),
    check('case_filing_way', sql`${t.way} IN ('representative', 'officer')`),
  ],
);
