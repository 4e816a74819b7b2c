import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import type { Staff } from '../../shared/actor.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit, AuditResult } from '../audit.ts';
import { addReport } from './audit-report-store.ts';
import { gatherReport } from './gather-report.ts';

/** Kind of the promised work that draws and seals the report (audit-report-job.ts). */
export const AUDIT_REPORT = 'audit-report-pdf';

/**
 * Freezes what the report says, in the transaction of the review, and promises its document.
 * @param reviewer who answers for it
 */
export async function issueReport(
  d: Writer,
  ctx: Context,
  unit: Unit,
  audit: Audit,
  result: AuditResult,
  reviewer: Staff,
): Promise<void> {
  const facts = await gatherReport(d, ctx, unit, audit, result);
  await addReport(d, audit.id, { ...facts, reviewer: reviewer.name });
  const work = { kind: AUDIT_REPORT, payload: { audit: audit.id }, dedupeKey: `audit-${audit.id}:report` };
  await promiseWork(d, ctx.clock(), work);
}
