import { projectFacts } from '../../agreements/acts/act-details.ts';
import { issueAct } from '../../agreements/acts/issue-act.ts';
import type { Context } from '../../context.ts';
import { dayOf } from '../../shared/dates.ts';
import { refused } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import { projectOf } from '../application/project.ts';
import { blocking, flagsOfQuotes } from '../bills/open-flags.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { freezeCalculation } from './calculation.ts';

/**
 * The officer proposes an award: the calculation is frozen with its trace, its rules and the financing plan, and told in
 * a report to the second officer.
 * @throws DomainError `cases.errors.piecesToExamine`, `cases.errors.quoteRefused`, `bills.errors.flagsOpen`, those of freezeCalculation
 */
export async function proposeAward(ctx: Context, ref: string, version: number): Promise<Outcome> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'propose', version)) === 'before') return { done: 'before', case: row };
    const documents = await documentsOf(d, row.id);
    const waiting = documents.filter(({ state }) => state === 'received').length;
    if (waiting > 0) throw refused('cases.errors.piecesToExamine', { count: waiting });
    if (documents.some(({ type, state }) => type === 'quote' && state === 'refused'))
      throw refused('cases.errors.quoteRefused');
    const { input, works, scheme, quotes, levers } = await projectOf(d, ctx, row);
    const flagged = blocking(await flagsOfQuotes(d, ctx, { calculation: null }, quotes)).length;
    if (flagged > 0) throw refused('bills.errors.flagsOpen', { count: flagged });
    const calculation = freezeCalculation({
      input,
      works,
      scheme,
      schemeVersionId: row.schemeVersionId,
      levers,
      auditId: row.auditId,
      quotes,
      now,
    });
    const moved = await moveCase(d, ctx, row, 'propose', {
      changes: { calculation, proposedBy: staffOf(ctx).accountId },
      data: {
        amount: calculation.award.amount,
        contentHash: calculation.scheme.contentHash,
        quotes: calculation.quotes,
        on: dayOf(now),
      },
    });
    await issueAct(d, ctx, moved, 'instruction-report');
    const { plan, outlook, routes } = calculation.estimate;
    await issueAct(d, ctx, moved, {
      kind: 'financing-plan',
      cost: plan.cost,
      funding: plan.funding,
      works: projectFacts(moved, calculation).works,
      around: { plan, outlook, routes },
    });
    return { done: 'now', case: moved };
  });
}
