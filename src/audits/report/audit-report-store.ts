import { and, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { AuditId, FileHash } from '../../shared/ids.ts';
import { auditReports } from '../audit-report-table.ts';
import type { AuditReport } from './audit-report.ts';

export type IssuedReport = Omit<typeof auditReports.$inferSelect, 'facts'> & { readonly facts: AuditReport };

export async function addReport(d: Writer, auditId: AuditId, facts: AuditReport): Promise<void> {
  d.insert(auditReports).values({ auditId, facts, issuedAt: facts.issuedAt }).run();
}

export async function reportOfAudit(d: Reader, auditId: AuditId): Promise<IssuedReport | undefined> {
  return d.select().from(auditReports).where(eq(auditReports.auditId, auditId)).get() as
    | IssuedReport
    | undefined;
}

/** Gives the report its document, once. False when it has one already. */
export async function giveReportFile(d: Writer, auditId: AuditId, hash: FileHash): Promise<boolean> {
  const { changes } = d
    .update(auditReports)
    .set({ fileHash: hash })
    .where(and(eq(auditReports.auditId, auditId), isNull(auditReports.fileHash)))
    .run();
  return changes === 1;
}
