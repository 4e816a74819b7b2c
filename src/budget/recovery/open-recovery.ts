import type { Context } from '../../context.ts';
import type { CaseId } from '../../shared/ids.ts';
import type { Cents } from '../../shared/money.ts';
import { recordRecovered } from '../draw-on-envelope.ts';

export type Recovery = {
  readonly caseId: CaseId;
  readonly cause: 'clawback';
  readonly amount: Cents;
  /** What the sum was reckoned from, with the number of the deed that asks for it. */
  readonly computation: { readonly deed: string } & Readonly<Record<string, unknown>>;
};

/** Opens a recovery: the sum to come back is written in the ledger of the case's envelope, once for each deed. */
export async function openRecovery(
  ctx: Context,
  { caseId, cause, amount, computation }: Recovery,
): Promise<void> {
  await ctx.db.tx((d) => recordRecovered(d, ctx, { caseId, amount, deed: `${cause}:${computation.deed}` }));
}
