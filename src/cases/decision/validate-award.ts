import { envelopesFor, findEnvelope } from '../../budget/budget-queries.ts';
import { freeAward, reserveAward } from '../../budget/draw-on-envelope.ts';
import type { Context } from '../../context.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';
import { calculationOf } from './calculation.ts';

/**
 * A second officer checks the proposal and the award is set aside in the envelope, in one transaction: no two awards
 * ever share the last euros. `envelope` is a slug; left out, the first envelope of the year.
 * @throws DomainError `cases.errors.sameOfficer`, `budget.errors.notEnough`, and those of readyFor
 */
export async function validateAward(
  ctx: Context,
  ref: string,
  { version, envelope }: { readonly version: number; readonly envelope?: string | undefined },
): Promise<Outcome> {
  const { accountId } = staffOf(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'validate', version)) === 'before') return { done: 'before', case: row };
    if (row.proposedBy === accountId) throw refused('cases.errors.sameOfficer');
    const { award } = mustExist(calculationOf(row), 'cases.errors.notProposed');
    const year = yearOf(dayOf(ctx.clock()));
    const [first] = await envelopesFor(d, row.schemeVersionId, year);
    const chosen = envelope ? await findEnvelope(d, envelope) : first;
    if (chosen?.year !== year) throw refused('budget.errors.noEnvelope', { year: String(year) });
    await reserveAward(d, ctx, {
      envelopeId: chosen.id,
      caseId: row.id,
      amount: award.amount,
      deed: `v${row.version}`,
    });
    const moved = await moveCase(d, ctx, row, 'validate', {
      changes: { validatedBy: accountId },
      data: { amount: award.amount, envelope: chosen.slug },
    });
    return { done: 'now', case: moved };
  });
}

/**
 * Back to the quotes, with a reason: the calculation is dropped, what was set aside is freed.
 * @throws DomainError those of readyFor
 */
export async function sendBack(
  ctx: Context,
  ref: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'send-back', version)) === 'before')
      return { done: 'before', case: row };
    await freeAward(d, ctx, row.id, `v${row.version}`);
    const moved = await moveCase(d, ctx, row, 'send-back', {
      changes: { calculation: null, proposedBy: null, validatedBy: null },
      note: reason,
      data: { reason },
    });
    return { done: 'now', case: moved };
  });
}
