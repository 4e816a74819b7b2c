import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { forbidden, refused } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { recordAuditedClass, recordEstimatedClass } from '../../units/record-audited-class.ts';
import type { Audit } from '../audit.ts';
import { isFrozen } from '../audit.ts';
import { saveAudit } from '../audit-store.ts';
import { auditForStaff } from '../open-audit.ts';
import { issueReport } from '../report/issue-report.ts';

/**
 * An adviser answers for the audit: from now on it is evidence and never changes, and its report is issued. Inside the caller's transaction, so
 * that a case moves with it. Reviewed already: nothing changes.
 * @throws DomainError forbidden, `auditScreens.errors.notComputed` while answers are missing or were changed
 */
export async function reviewAudit(d: Writer, ctx: Context, id: AuditId): Promise<Audit> {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || !allows(actor.role, 'audits.review')) throw forbidden('web.errors.forbidden');
  const { audit, unit } = await auditForStaff(d, ctx, id);
  if (isFrozen(audit)) return audit;
  if (audit.state !== 'completed' || audit.result === null) throw refused('auditScreens.errors.notComputed');
  const now = ctx.clock();
  const { likely } = audit.result;
  const saved = await saveAudit(d, audit, {
    state: 'reviewed',
    reviewedBy: actor.accountId,
    reviewedAt: now,
    updatedAt: now,
  });
  await issueReport(d, ctx, unit, saved, audit.result, actor);
  await recordAuditedClass(d, unit.id, likely.energyClass);
  await recordEstimatedClass(d, unit.id, null);
  await appendJournal(
    d,
    { actor, now },
    {
      action: 'audit.reviewed',
      subject: { kind: 'audit', id: audit.id },
      data: {
        unit: unit.id,
        number: audit.number,
        energyClass: likely.energyClass,
        after: audit.scenario?.after.energyClass ?? null,
        measures: audit.scenario?.chosen ?? [],
      },
    },
  );
  return saved;
}
