import { contextFor, type Services } from '../../context.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { system } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import { auditReportPdf } from './audit-report-pdf.ts';
import { giveReportFile, reportOfAudit } from './audit-report-store.ts';

/**
 * Draws the report of a reviewed audit from its frozen facts, seals it and keeps it by its hash, which goes into the
 * journal. French is what is sealed: a translation is made on demand and says so. Done already: nothing changes.
 */
export async function makeAuditReport(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('audits'));
  const id = (row.payload as { audit: AuditId }).audit;
  const report = mustExist(await reportOfAudit(ctx.db.read, id), 'auditScreens.errors.unknownAudit');
  if (report.fileHash !== null) return;
  const sealed = await ctx.seal(await ctx.pdf.render(auditReportPdf(report.facts, 'fr', 'final')));
  const file = await storeFile(ctx, sealed, 'application/pdf');
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    if (!(await giveReportFile(d, id, file.hash))) return;
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'audit.report-made',
        subject: { kind: 'audit', id },
        data: { reference: report.facts.reference, sha256: file.hash },
      },
    );
  });
}
