import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { instant, slug, words } from '../db/columns.ts';
import type { FileHash } from '../shared/ids.ts';
import { files } from './file-table.ts';

/** What a scanner says of a content: nothing yet (it is in quarantine), clean, or infected. */
export const SCAN_STATES = ['waiting', 'clean', 'infected'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** Contents that were given to a scanner. One that came when none was set has no line here. */
export const fileScans = sqliteTable(
  'file_scan',
  {
    hash: words('hash')
      .primaryKey()
      .$type<FileHash>()
      .references(() => files.hash),
    state: slug<ScanState>('state').notNull(),
    /** Name that the scanner gives to what it found. */
    threat: words('threat'),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('file_scan_state').on(t.state, t.askedAt),
    check('file_scan_state_known', sql`${t.state} IN ('waiting', 'clean', 'infected')`),
    check('file_scan_threat', sql`(${t.state} = 'infected') = (${t.threat} IS NOT NULL)`),
  ],
);
