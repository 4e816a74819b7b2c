import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import type { AuditId, FileHash } from '../shared/ids.ts';
import { audits } from './audit-table.ts';

/** The report of a reviewed audit. Its facts are frozen with the audit; the sealed PDF is made from them and never replaced. */
export const auditReports = sqliteTable(
  'audit_report',
  {
    id: id<number>(),
    auditId: idOf<AuditId>('audit_id')
      .notNull()
      .references(() => audits.id),
    /** Everything that the report says (audit-report.ts). */
    facts: json<unknown>('facts').notNull(),
    /** Null until the worker has made it. */
    fileHash: words('file_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [uniqueIndex('audit_report_audit').on(t.auditId), index('audit_report_file').on(t.fileHash)],
);
