import { issueAct } from '../agreements/acts/issue-act.ts';
import { totalGiven } from '../budget/payments/payment-queries.ts';
import { moveCase } from '../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { dayOf } from '../shared/dates.ts';
import { refused } from '../shared/errors.ts';
import { keepUndertakings, returnOfCase, undertakingsOf } from './return-store.ts';
import { lastTerm } from './undertaking.ts';

/**
 * Closes a case whose undertakings have all come to their term, and writes so to the owner.
 * @throws DomainError `returns.errors.stillRunning`, or that of `readyFor`
 */
export async function closeCase(ctx: Context, ref: string, version: number): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'close', version)) === 'before') return { done: 'before', case: row };
    const undertakings = await undertakingsOf(d, row.id);
    const last = lastTerm(undertakings.filter(({ state }) => state === 'running'));
    if (last !== null && last > dayOf(ctx.clock()))
      throw refused('returns.errors.stillRunning', { day: formatterFor(ctx.locale).day(last) });
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
