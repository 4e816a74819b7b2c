import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../cases/case-table.ts';
import { day, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import { owners } from '../people/owner-table.ts';
import type { AccountId, CaseId, FileHash, OwnerId } from '../shared/ids.ts';
import type { Role } from '../shared/permissions.ts';
import type { ErasurePlan } from './erasure/plan-erasure.ts';
import type { Category } from './holdings/holding.ts';
import type { RetentionRule, SubjectKind } from './retention/retention-rules.ts';

const list = (slugs: readonly string[]) => sql.raw(slugs.map((slug) => `'${slug}'`).join(', '));

export const BATCH_STATES = ['listed', 'confirmed', 'done'] as const;
/** What fell due and was put before a manager; nothing goes before one has confirmed it. */
export const retentionBatches = sqliteTable(
  'retention_batch',
  {
    id: id<number>(),
    state: slug<(typeof BATCH_STATES)[number]>('state').notNull(),
    listedOn: day('listed_on').notNull(),
    confirmedBy: idOf<AccountId>('confirmed_by').references(() => accounts.id),
    confirmedAt: instant('confirmed_at'),
    done: whole('done').notNull().default(0),
    total: whole('total').notNull().default(0),
    endedAt: instant('ended_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('retention_batch_one_listed').on(t.state).where(sql`${t.state} = 'listed'`),
    index('retention_batch_confirmed_by').on(t.confirmedBy),
    check('retention_batch_state', sql`${t.state} IN (${list(BATCH_STATES)})`),
  ],
);

export const ITEM_STATES = ['listed', 'set-aside', 'erased', 'kept'] as const;
export const retentionItems = sqliteTable(
  'retention_item',
  {
    id: id<number>(),
    batchId: idOf<number>('batch_id')
      .notNull()
      .references(() => retentionBatches.id),
    kind: slug<SubjectKind>('kind').notNull(),
    /** Row of the owner, case, account…; no reference: some of these rows go. */
    subjectId: whole('subject_id').notNull(),
    rule: slug<RetentionRule>('rule').notNull(),
    /** Day from which the delay runs, and the day it ended. */
    fromOn: day('from_on').notNull(),
    dueOn: day('due_on').notNull(),
    state: slug<(typeof ITEM_STATES)[number]>('state').notNull(),
    /** Rows erased, by category. */
    counts: json<Partial<Record<Category, number>>>('counts').notNull().default({}),
  },
  (t) => [
    uniqueIndex('retention_item_subject').on(t.batchId, t.kind, t.subjectId),
    check('retention_item_state', sql`${t.state} IN (${list(ITEM_STATES)})`),
  ],
);

/** The register of destruction: how many, of what, by which rule, when, on whose word. No name: it is kept for ever. */
export const destructions = sqliteTable(
  'destruction',
  {
    id: id<number>(),
    on: day('destroyed_on').notNull(),
    origin: slug<'retention' | 'request'>('origin').notNull(),
    rule: slug<RetentionRule | 'request'>('rule').notNull(),
    /** Persons, cases, files… concerned. */
    subjects: whole('subjects').notNull(),
    counts: json<Partial<Record<Category, number>>>('counts').notNull(),
    /** Contents taken off the disk. */
    files: whole('files').notNull(),
    batchId: idOf<number>('batch_id').references(() => retentionBatches.id),
    confirmedBy: idOf<AccountId>('confirmed_by').references(() => accounts.id),
    at: instant('at').notNull(),
  },
  (t) => [index('destruction_batch').on(t.batchId), index('destruction_confirmed_by').on(t.confirmedBy)],
);

/** Persons of whom nothing is left but the place they held. */
export const erasedPersons = sqliteTable('erased_person', {
  ownerId: idOf<OwnerId>('owner_id')
    .primaryKey()
    .references(() => owners.id),
  erasedOn: day('erased_on').notNull(),
});

/** Cases in intermediate archive, and those of which only the figures are left. */
export const caseArchives = sqliteTable('case_archive', {
  caseId: idOf<CaseId>('case_id')
    .primaryKey()
    .references(() => cases.id),
  archivedOn: day('archived_on'),
  erasedOn: day('erased_on'),
});

/** Why a manager opened an archived case. */
export const archiveReadings = sqliteTable(
  'archive_reading',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    accountId: idOf<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    reason: words('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('archive_reading_case').on(t.caseId, t.accountId, t.at),
    index('archive_reading_account').on(t.accountId),
  ],
);

export const COPY_STATES = ['asked', 'ready', 'taken', 'expired', 'failed'] as const;
/** A copy of everything held about one person, asked by them or for them. Made in the background, taken once. */
export const personalCopies = sqliteTable(
  'personal_copy',
  {
    id: id<number>(),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    askedByKind: slug<'owner' | 'staff'>('asked_by_kind').notNull(),
    askedBy: idOf<AccountId>('asked_by')
      .notNull()
      .references(() => accounts.id),
    /** How the request reached staff; null when the person asked on line. */
    reason: words('reason'),
    state: slug<(typeof COPY_STATES)[number]>('state').notNull(),
    fileHash: words('file_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    bytes: whole('bytes'),
    askedAt: instant('asked_at').notNull(),
    madeAt: instant('made_at'),
    expiresAt: instant('expires_at'),
    takenAt: instant('taken_at'),
  },
  (t) => [
    index('personal_copy_owner').on(t.ownerId, t.id),
    index('personal_copy_asked_by').on(t.askedBy),
    index('personal_copy_file').on(t.fileHash),
    index('personal_copy_expiry').on(t.state, t.expiresAt),
    check('personal_copy_state', sql`${t.state} IN (${list(COPY_STATES)})`),
  ],
);

export const ERASURE_STATES = ['asked', 'proposed', 'confirmed', 'done', 'declined'] as const;
export const ERASURE_CHANNELS = ['account', 'mail', 'letter', 'desk', 'officer'] as const;
/** A person asked to be erased; one member of staff looks at what law keeps, a second one confirms. */
export const erasureRequests = sqliteTable(
  'erasure_request',
  {
    id: id<number>(),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    channel: slug<(typeof ERASURE_CHANNELS)[number]>('channel').notNull(),
    state: slug<(typeof ERASURE_STATES)[number]>('state').notNull(),
    askedOn: day('asked_on').notNull(),
    /** What staff noted, or why it was declined. */
    reason: words('reason'),
    /** What was shown when it was proposed: counts, and what is kept, why and until when. No name. */
    plan: json<ErasurePlan>('plan'),
    proposedBy: idOf<AccountId>('proposed_by').references(() => accounts.id),
    proposedAt: instant('proposed_at'),
    confirmedBy: idOf<AccountId>('confirmed_by').references(() => accounts.id),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('erasure_request_one_open')
      .on(t.ownerId)
      .where(sql`${t.state} IN ('asked', 'proposed', 'confirmed')`),
    index('erasure_request_owner').on(t.ownerId),
    index('erasure_request_state').on(t.state, t.id),
    index('erasure_request_proposed_by').on(t.proposedBy),
    index('erasure_request_confirmed_by').on(t.confirmedBy),
    check('erasure_request_state', sql`${t.state} IN (${list(ERASURE_STATES)})`),
    check('erasure_request_channel', sql`${t.channel} IN (${list(ERASURE_CHANNELS)})`),
    check('erasure_request_two_people', sql`${t.confirmedBy} IS NULL OR ${t.confirmedBy} <> ${t.proposedBy}`),
  ],
);

/** Who read which nominative record, and when. Written in the background; erased after the time the programme sets. */
export const nominativeReadings = sqliteTable(
  'nominative_reading',
  {
    id: id<number>(),
    at: instant('at').notNull(),
    accountId: idOf<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    /** As it was then. */
    role: slug<Role>('role').notNull(),
    subjectKind: slug('subject_kind').notNull(),
    /** Number or reference of what was read. */
    subjectId: words('subject_id').notNull(),
    way: slug<'page' | 'file' | 'export'>('way').notNull(),
  },
  (t) => [
    index('nominative_reading_account').on(t.accountId, t.id),
    index('nominative_reading_subject').on(t.subjectKind, t.subjectId, t.id),
    index('nominative_reading_at').on(t.at),
  ],
);
