import { reviewAudit } from '../../audits/adviser/review-audit.ts';
import type { Context } from '../../context.ts';
import { refused } from '../../shared/errors.ts';
import { worksRetained } from '../application/project.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';
import { billsOf } from '../pieces/document-store.ts';

/**
 * The adviser answers for the audit, which is frozen as evidence, and the case goes on to its financing plan.
 * @throws DomainError those of reviewAudit and readyFor
 */
export async function reviewCaseAudit(ctx: Context, ref: string, version: number): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'review-audit', version)) === 'before')
      return { done: 'before', case: row };
    if (row.auditId === null) throw refused('cases.errors.noScenario');
    const audit = await reviewAudit(d, ctx, row.auditId);
    const works = worksRetained(row, audit, await billsOf(d, row.id, 'quote'));
    const moved = await moveCase(d, ctx, row, 'review-audit', {
      changes: { works },
      data: {
        audit: audit.id,
        before: audit.result?.likely.energyClass,
        after: audit.scenario?.after.energyClass,
      },
    });
    return { done: 'now', case: moved };
  });
}
