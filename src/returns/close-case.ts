import { issueAct } from '../agreements/acts/issue-act.ts';
import { totalGiven } from '../budget/payments/payment-queries.ts';
import { staffOf } from '../cases/acting.ts';
import { moveCase } from '../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import { refused } from '../shared/errors.ts';
import { keepUndertakings, returnOfCase, undertakingsOf, verificationOf } from './return-store.ts';
import { mustBeOver } from './verify-undertakings.ts';

/**
 * Closes a case whose undertakings have all come to their term, and writes so to the owner. It takes two: one officer has
 * verified, another one closes.
 * @throws DomainError `returns.errors.notVerified`, `returns.errors.secondOfficer`, those of `mustBeOver` and `readyFor`
 */
export async function closeCase(ctx: Context, ref: string, version: number): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'close', version)) === 'before') return { done: 'before', case: row };
    const undertakings = await undertakingsOf(d, row.id);
    await mustBeOver(d, ctx, row.id);
    const verified = await verificationOf(d, row.id);
    if (!verified) throw refused('returns.errors.notVerified');
    if (verified.verifiedBy === staffOf(ctx).accountId) throw refused('returns.errors.secondOfficer');
    await keepUndertakings(d, row.id);
    const saved = await moveCase(d, ctx, row, 'close');
    await issueAct(d, ctx, saved, {
      kind: 'closing-letter',
      occupiedOn: (await returnOfCase(d, row.id))?.occupiedOn ?? null,
      paid: await totalGiven(d, row.id),
      undertakings: undertakings.map(({ kind, startsOn, endsOn }) => ({ kind, startsOn, endsOn })),
    });
    return { done: 'now', case: saved };
  });
}
