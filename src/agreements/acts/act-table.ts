import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { id, idOf, instant, json, slug, whole, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import { accounts } from '../../people/account-table.ts';
import { owners } from '../../people/owner-table.ts';
import type { AccountId, ActId, CaseId, FileHash, OwnerId, SignatoryId } from '../../shared/ids.ts';

export const ACT_KINDS = [
  'receipt',
  'document-request',
  'eligibility-sheet',
  'audit-report',
  'decision-grant',
  'decision-refusal',
  'agreement',
  'amendment',
  'financing-plan',
  'liquidation',
  'payment-order',
  'closing-letter',
  'decision-dismissal',
  'decision-lapse',
  'appeal-decision',
  'instruction-report',
  'recovery-order',
  'breach-notice',
  'recovery-decision',
  'transfer-acceptance',
  'attestation-form',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** A document with legal effect. Its facts are frozen here when issued; the PDF is made from them and never replaced. */
export const acts = sqliteTable(
  'act',
  {
    id: id<ActId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    kind: slug<ActKind>('kind').notNull(),
    /** `CONV-2026-00007`; without gaps within its series. */
    number: words('number').notNull(),
    /** Snapshot: rule version, inputs, template version, signatory. */
    facts: json<unknown>('facts').notNull(),
    /** Public code on the act's QR; discloses only whether the act is genuine. */
    verificationCode: words('verification_code').notNull(),
    /** Null until the worker has made it. */
    fileHash: words('file_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    /** The copy bearing the signatures, sealed after the last one. */
    signedFileHash: words('signed_file_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    issuedBy: idOf<AccountId>('issued_by').references(() => accounts.id),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [
    uniqueIndex('act_number').on(t.number),
    uniqueIndex('act_verification_code').on(t.verificationCode),
    index('act_case').on(t.caseId, t.kind),
    index('act_file').on(t.fileHash),
    index('act_signed_file').on(t.signedFileHash),
    index('act_issued_by').on(t.issuedBy),
    check('act_kind', sql`${t.kind} IN (${sql.raw(ACT_KINDS.map((kind) => `'${kind}'`).join(', '))})`),
  ],
);

/** Who signs an act for the owners, as they were when it was issued; the authority's signatory is in its facts. */
export const actSignatories = sqliteTable(
  'act_signatory',
  {
    id: id<SignatoryId>(),
    actId: idOf<ActId>('act_id')
      .notNull()
      .references(() => acts.id),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    /** Order of the frames at the foot of the act, from 1. */
    place: whole('place').notNull(),
    name: words('name').notNull(),
    capacity: slug('capacity').notNull(),
    /** Mailbox that receives the invitation and the codes; null: signs on paper, until staff learn one. */
    email: words('email'),
    accountId: idOf<AccountId>('account_id').references(() => accounts.id),
    invitedAt: instant('invited_at'),
    reminders: whole('reminders').notNull().default(0),
  },
  (t) => [
    uniqueIndex('act_signatory_owner').on(t.actId, t.ownerId),
    index('act_signatory_owner_id').on(t.ownerId),
    index('act_signatory_account').on(t.accountId),
    index('act_signatory_email').on(t.email),
  ],
);

export const signatures = sqliteTable(
  'signature',
  {
    id: id<number>(),
    actId: idOf<ActId>('act_id')
      .notNull()
      .references(() => acts.id),
    party: slug<'owner' | 'authority'>('party').notNull(),
    /** For which of the owners; null for the authority. */
    signatoryId: idOf<SignatoryId>('signatory_id').references(() => actSignatories.id),
    accountId: idOf<AccountId>('account_id').references(() => accounts.id),
    /** Proof file: what was shown (hash), method, when, which mailbox received the code. */
    proof: json<unknown>('proof').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  (t) => [
    uniqueIndex('signature_once').on(t.actId, t.signatoryId),
    uniqueIndex('signature_authority').on(t.actId).where(sql`${t.party} = 'authority'`),
    index('signature_signatory').on(t.signatoryId),
    index('signature_account').on(t.accountId),
    check('signature_party_known', sql`${t.party} IN ('owner', 'authority')`),
  ],
);

/** One-time codes mailed to sign an act. Stored hashed; few tries, short life. */
export const signingCodes = sqliteTable(
  'signing_code',
  {
    id: id<number>(),
    actId: idOf<ActId>('act_id')
      .notNull()
      .references(() => acts.id),
    accountId: idOf<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    codeHash: words('code_hash').notNull(),
    sentTo: words('sent_to').notNull(),
    attemptsLeft: whole('attempts_left').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('signing_code_act').on(t.actId, t.accountId), index('signing_code_account').on(t.accountId)],
);
