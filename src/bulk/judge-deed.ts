import { campaignForStaff } from '../campaigns/campaign-for-staff.ts';
import type { Context } from '../context.ts';
import { conflict, invalid } from '../shared/errors.ts';
import type { BulkDeedId } from '../shared/ids.ts';
import { fitsStatus } from '../units/unit.ts';
import { type JudgedUnit, noteVerdicts, saveDeed, unitsAfter } from './bulk-store.ts';
import type { Wish } from './deed.ts';
import { deedForStaff } from './deed-for-staff.ts';
import { knownWish, lookAtUnits } from './look-at-units.ts';

const HANDFUL = 500;

/**
 * The preflight: says of each home of a deed whether it will change, or why it stays as it is. Nothing changes yet.
 * @throws DomainError conflict when the deed is under way or over, invalid when the wish makes no sense
 */
export async function judgeDeed(
  ctx: Context,
  seen: { readonly id: BulkDeedId; readonly version: number },
  wish: Wish,
): Promise<void> {
  const deed = await deedForStaff(ctx.db.read, ctx, seen.id);
  if (deed.state !== 'chosen' && deed.state !== 'judged') throw conflict('web.errors.changedMeanwhile');
  await mustMakeSense(ctx, deed.kind, wish);
  const known = await knownWish(ctx.db.read, ctx, wish);
  const judged: JudgedUnit[] = [];
  for (let after = 0; ; after = judged.at(-1)?.id ?? 0) {
    const some = await unitsAfter(ctx.db.read, deed.id, null, after, HANDFUL);
    if (some.length === 0) break;
    const looked = await lookAtUnits(
      ctx.db.read,
      ctx,
      some.map(({ unitId }) => unitId),
      known,
    );
    for (const [id, { unit, verdict }] of looked)
      judged.push({ id, verdict, version: unit?.version ?? null });
    await new Promise(setImmediate);
  }
  await ctx.db.tx(async (d) => {
    await saveDeed(d, seen, { wish, state: 'judged' });
    await noteVerdicts(d, deed.id, judged);
  });
}

async function mustMakeSense(ctx: Context, kind: string, wish: Wish): Promise<void> {
  if (wish.kind !== kind) throw invalid('web.errors.changedMeanwhile');
  if (wish.kind === 'status' && wish.substatus !== null && !fitsStatus(wish.substatus, wish.status))
    throw invalid('register.errors.substatusOfOther');
  if (wish.kind === 'hand-over' && (wish.to.length === 0 || wish.to.includes(wish.from)))
    throw invalid('bulk.errors.receivers');
  if (wish.kind === 'campaign') {
    const { state } = await campaignForStaff(ctx.db.read, ctx, wish.campaign);
    if (state !== 'draft') throw invalid('bulk.errors.notDraft');
  }
}
