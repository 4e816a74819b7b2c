import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, slug, version, whole, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, ActId, FileHash, ScanId } from '../../shared/ids.ts';
import { acts } from '../acts/act-table.ts';
import { PAGE_FAULTS, type PageFault, SCAN_STATES, type ScanState } from './scan.ts';

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** A stack of paper scanned: one or several files, pages of one or several acts in any order. */
export const actScans = sqliteTable(
  'act_scan',
  {
    id: id<ScanId>(),
    state: slug<ScanState>('state').notNull(),
    /** The files as they were sent, in order. */
    sources: json<{ hash: FileHash; name: string }[]>('sources').notNull(),
    uploadedBy: idOf<AccountId>('uploaded_by')
      .notNull()
      .references(() => accounts.id),
    uploadedAt: instant('uploaded_at').notNull(),
    version: version(),
  },
  (t) => [
    index('act_scan_uploaded_by').on(t.uploadedBy),
    check('act_scan_state', sql`${t.state} IN (${list(SCAN_STATES)})`),
  ],
);

/** One page of a stack and what its code says. */
export const actScanPages = sqliteTable(
  'act_scan_page',
  {
    id: id<number>(),
    scanId: idOf<ScanId>('scan_id')
      .notNull()
      .references(() => actScans.id),
    /** Order in the stack, from 1. */
    place: whole('place').notNull(),
    source: words('source').notNull(),
    sourcePage: whole('source_page').notNull(),
    /** The picture of the page as JPEG; null when its format cannot be read. */
    image: words('image_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    actId: idOf<ActId>('act_id').references(() => acts.id),
    page: whole('page'),
    pages: whole('pages'),
    fault: slug<PageFault>('fault'),
  },
  (t) => [
    uniqueIndex('act_scan_page_place').on(t.scanId, t.place),
    index('act_scan_page_image').on(t.image),
    index('act_scan_page_act').on(t.actId),
    check('act_scan_page_fault', sql`${t.fault} IS NULL OR ${t.fault} IN (${list(PAGE_FAULTS)})`),
    check('act_scan_page_known', sql`(${t.fault} IS NULL) = (${t.actId} IS NOT NULL)`),
  ],
);

/** The signed paper of an act, put together from its scanned pages and kept beside the act. It replaces nothing. */
export const actPaperCopies = sqliteTable(
  'act_paper_copy',
  {
    id: id<number>(),
    actId: idOf<ActId>('act_id')
      .notNull()
      .references(() => acts.id),
    scanId: idOf<ScanId>('scan_id')
      .notNull()
      .references(() => actScans.id),
    hash: words('hash')
      .$type<FileHash>()
      .notNull()
      .references(() => files.hash),
    pages: whole('pages').notNull(),
    confirmedBy: idOf<AccountId>('confirmed_by')
      .notNull()
      .references(() => accounts.id),
    confirmedAt: instant('confirmed_at').notNull(),
  },
  (t) => [
    uniqueIndex('act_paper_copy_scan').on(t.actId, t.scanId),
    index('act_paper_copy_scan_id').on(t.scanId),
    index('act_paper_copy_file').on(t.hash),
    index('act_paper_copy_confirmed_by').on(t.confirmedBy),
  ],
);
