import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { caseDocuments, cases } from '../cases/case-table.ts';
import { day, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId, CaseId, DocumentId, FileHash } from '../shared/ids.ts';
import {
  VERDICTS,
  type Verdict,
  VISIT_KINDS,
  VISIT_STATES,
  type VisitKind,
  type VisitState,
} from './visit-kind.ts';

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Somebody of the service comes to the dwelling: appointment, checklist, conclusion. */
export const visits = sqliteTable(
  'visit',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    kind: slug<VisitKind>('kind').notNull(),
    state: slug<VisitState>('state').notNull(),
    /** Moments offered to the owner; empty when the date was set with them. */
    slots: json<readonly Instant[]>('slots').notNull(),
    startsAt: instant('starts_at'),
    minutes: whole('minutes').notNull(),
    visitorId: idOf<AccountId>('visitor_id')
      .notNull()
      .references(() => accounts.id),
    /** What the owner should prepare, in the words of their mail. */
    note: words('note'),
    /** Stable through changes of date, so that a calendar moves its entry instead of adding one (RFC 5545, 3.8.4.7). */
    uid: words('uid').notNull(),
    sequence: whole('sequence').notNull().default(0),
    createdBy: idOf<AccountId>('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
    concludedAt: instant('concluded_at'),
    /** What the visitor concludes; the checklist says why. */
    findings: words('findings'),
    /** Report, made by the worker once concluded. */
    reportHash: words('report_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    version: version(),
  },
  (t) => [
    uniqueIndex('visit_uid').on(t.uid),
    index('visit_case').on(t.caseId, t.id),
    index('visit_visitor').on(t.visitorId, t.startsAt),
    index('visit_created_by').on(t.createdBy),
    index('visit_report').on(t.reportHash),
    check('visit_kind_known', sql`${t.kind} IN (${list(VISIT_KINDS)})`),
    check('visit_state_known', sql`${t.state} IN (${list(VISIT_STATES)})`),
    check('visit_dated', sql`${t.state} IN ('proposed', 'cancelled') OR ${t.startsAt} IS NOT NULL`),
  ],
);

/** What was seen at one point of the checklist, and how a reserve was lifted since. */
export const visitAnswers = sqliteTable(
  'visit_answer',
  {
    id: id<number>(),
    visitId: idOf<number>('visit_id')
      .notNull()
      .references(() => visits.id),
    point: slug('point').notNull(),
    verdict: slug<Verdict>('verdict').notNull(),
    note: words('note').notNull(),
    /** When it was typed, by the telephone's clock: one that arrives late never takes the place of a newer one. */
    typedAt: instant('typed_at').notNull(),
    savedBy: idOf<AccountId>('saved_by')
      .notNull()
      .references(() => accounts.id),
    savedAt: instant('saved_at').notNull(),
    liftedOn: day('lifted_on'),
    liftedBy: idOf<AccountId>('lifted_by').references(() => accounts.id),
    /** What shows that it is put right, in words; and the piece or the later visit that shows it. */
    liftedHow: words('lifted_how'),
    liftedDocument: idOf<DocumentId>('lifted_document').references(() => caseDocuments.id),
    liftedVisit: idOf<number>('lifted_visit').references(() => visits.id),
  },
  (t) => [
    uniqueIndex('visit_answer_point').on(t.visitId, t.point),
    index('visit_answer_saved_by').on(t.savedBy),
    index('visit_answer_lifted_by').on(t.liftedBy),
    index('visit_answer_lifted_document').on(t.liftedDocument),
    index('visit_answer_lifted_visit').on(t.liftedVisit),
    check('visit_answer_verdict', sql`${t.verdict} IN (${list(VERDICTS)})`),
    check('visit_answer_lifted', sql`${t.liftedOn} IS NULL OR ${t.verdict} = 'reserve'`),
  ],
);

/** Photographs taken at a point, made anew without place or device (files/clean-image.ts). */
export const visitPhotos = sqliteTable(
  'visit_photo',
  {
    id: id<number>(),
    visitId: idOf<number>('visit_id')
      .notNull()
      .references(() => visits.id),
    point: slug('point').notNull(),
    hash: words('hash')
      .notNull()
      .$type<FileHash>()
      .references(() => files.hash),
    /** Given by the telephone: the same photograph sent twice over a poor network is kept once. */
    key: words('key').notNull(),
    addedBy: idOf<AccountId>('added_by')
      .notNull()
      .references(() => accounts.id),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    uniqueIndex('visit_photo_key').on(t.visitId, t.key),
    index('visit_photo_file').on(t.hash),
    index('visit_photo_added_by').on(t.addedBy),
  ],
);
