import type { Context } from '../context.ts';
import { forbidden, refused } from '../shared/errors.ts';
import type { BulkDeedId } from '../shared/ids.ts';
import { bestFreeUnits } from '../units/units-queries.ts';
import { applyDeed } from './apply-deed.ts';
import { findDeed } from './bulk-store.ts';
import { chooseUnits } from './choose-units.ts';
import { judgeDeed } from './judge-deed.ts';

const TEN = 10;

/**
 * Gives whoever asks the ten homes of highest priority that nobody follows in their communes, as one deed that can be
 * undone. @throws DomainError `bulk.errors.noneFree`
 */
export async function takeTen(ctx: Context): Promise<BulkDeedId> {
  if (ctx.actor.kind !== 'staff') throw forbidden();
  const { accountId, territory } = ctx.actor;
  const ids = await bestFreeUnits(ctx.db.read, territory, TEN);
  if (ids.length === 0) throw refused('bulk.errors.noneFree');
  const deed = await chooseUnits(ctx, { kind: 'assign', ids, filter: null });
  await judgeDeed(ctx, deed, { kind: 'assign', to: accountId, others: false });
  const judged = await findDeed(ctx.db.read, deed.id);
  if (judged) await applyDeed(ctx, judged);
  return deed.id;
}
