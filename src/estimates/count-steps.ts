import type { Context } from '../context.ts';
import { dayOf } from '../shared/dates.ts';
import type { EstimateStep } from './estimate-steps.ts';
import { addToTally } from './estimate-store.ts';

/** Adds a visit to the counts of the day. Nothing tells one visit from another. */
export async function countSteps(ctx: Context, steps: readonly EstimateStep[]): Promise<void> {
  if (steps.length === 0) return;
  await ctx.db.tx((d) => addToTally(d, dayOf(ctx.clock()), steps));
}
