import type { Context } from '../context.ts';
import { unitsWithTasksOf } from '../follow-up/follow-up-queries.ts';
import { refused } from '../shared/errors.ts';
import type { AccountId, BulkDeedId } from '../shared/ids.ts';
import { unitIdsOfHolder } from '../units/units-queries.ts';
import { chooseUnits } from './choose-units.ts';
import type { SharingWay } from './deed.ts';
import { judgeDeed } from './judge-deed.ts';

/**
 * Prepares to give the homes and open tasks of one person to others: nothing changes until the deed is applied.
 * @throws DomainError `bulk.errors.nothingToHandOver`, `bulk.errors.receivers`
 */
export async function handOver(
  ctx: Context,
  from: AccountId,
  to: readonly AccountId[],
  way: SharingWay,
): Promise<BulkDeedId> {
  const ids = [
    ...new Set([
      ...(await unitIdsOfHolder(ctx.db.read, from)),
      ...(await unitsWithTasksOf(ctx.db.read, from)),
    ]),
  ];
  if (ids.length === 0) throw refused('bulk.errors.nothingToHandOver');
  if (to.length === 0 || to.includes(from)) throw refused('bulk.errors.receivers');
  const deed = await chooseUnits(ctx, { kind: 'hand-over', ids, filter: null });
  await judgeDeed(ctx, deed, { kind: 'hand-over', from, to, way });
  return deed.id;
}
