import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, invalid, mustExist } from '../../shared/errors.ts';
import type { WeightsId } from '../../shared/ids.ts';
import { beginCount } from './count-priorities.ts';
import { PRIORITY_FACTORS, type PriorityWeights, sumOfWeights } from './priority.ts';
import { addWeights, type KeptWeights, standingNow } from './priority-store.ts';

/**
 * Puts a new version of the weights in force and has every score counted anew.
 * @throws DomainError invalid when all are 0 or nothing changes, conflict when somebody changed them since `seen`
 */
export async function changeWeights(
  ctx: Context,
  seen: WeightsId,
  weights: PriorityWeights,
  reason: string,
): Promise<void> {
  if (sumOfWeights(weights) <= 0) throw invalid('priority.errors.allZero');
  await ctx.db.tx(async (d) => {
    const { weights: before } = mustExist(await standingNow(d), 'web.error.404.text');
    if (before.id !== seen) throw conflict('priority.errors.changedMeanwhile');
    const changed = changedFactors(before, weights);
    if (changed.length === 0) throw invalid('priority.errors.noChange');
    const now = ctx.clock();
    const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
    const id = await addWeights(d, { ...weights, reason, madeBy, madeAt: now });
    await beginCount(d, ctx, id);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'priority.weights-changed',
        subject: { kind: 'priority', id },
        data: Object.fromEntries(
          changed.map((factor) => [factor, { from: before[factor], to: weights[factor] }]),
        ),
      },
    );
  });
}

export const changedFactors = (before: KeptWeights, after: PriorityWeights) =>
  PRIORITY_FACTORS.filter((factor) => before[factor] !== after[factor]);
