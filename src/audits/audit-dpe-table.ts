import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { idOf, instant, json, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, AuditId, FileHash } from '../shared/ids.ts';
import { audits } from './audit-table.ts';
import type { DpeReading } from './dpe-file/dpe-reading.ts';

/** The DPE that filled an audit: its file, what it states and what it comes to when computed again. One an audit. */
export const auditDpes = sqliteTable(
  'audit_dpe',
  {
    auditId: idOf<AuditId>('audit_id')
      .primaryKey()
      .references(() => audits.id),
    hash: words('hash')
      .notNull()
      .$type<FileHash>()
      .references(() => files.hash),
    /** As read (dpe-reading.ts). */
    reading: json<DpeReading>('reading').notNull(),
    addedBy: idOf<AccountId>('added_by').references(() => accounts.id),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [index('audit_dpe_file').on(t.hash), index('audit_dpe_added_by').on(t.addedBy)],
);
