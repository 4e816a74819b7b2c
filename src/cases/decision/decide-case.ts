import { issueAct } from '../../agreements/acts/issue-act.ts';
import { engageAward, freeAward } from '../../budget/draw-on-envelope.ts';
import type { Context } from '../../context.ts';
import { staffOf } from '../acting.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';

/**
 * The manager grants what was validated: the reservation becomes a commitment, the amount is fixed, and the decision
 * letter is issued, all in one transaction.
 * @throws DomainError `budget.errors.nothingReserved`, and those of readyFor
 */
export async function grantCase(ctx: Context, ref: string, version: number): Promise<Outcome> {
  const now = ctx.clock();
  const { accountId } = staffOf(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'grant', version)) === 'before') return { done: 'before', case: row };
    const awarded = await engageAward(d, ctx, row.id, `v${row.version}`);
    const granted = await moveCase(d, ctx, row, 'grant', {
      changes: { awarded, decidedBy: accountId, decidedAt: now },
      data: { awarded },
    });
    await issueAct(d, ctx, granted, 'decision-grant');
    return { done: 'now', case: granted };
  });
}

/**
 * The manager refuses, with the reason that the letter gives word for word; what was set aside is freed.
 * @throws DomainError those of readyFor
 */
export async function refuseCase(
  ctx: Context,
  ref: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Outcome> {
  const now = ctx.clock();
  const { accountId } = staffOf(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'refuse', version)) === 'before') return { done: 'before', case: row };
    await freeAward(d, ctx, row.id, `v${row.version}`);
    const refused = await moveCase(d, ctx, row, 'refuse', {
      changes: { decisionReason: reason, decidedBy: accountId, decidedAt: now },
      note: reason,
    });
    await issueAct(d, ctx, refused, 'decision-refusal');
    return { done: 'now', case: refused };
  });
}
