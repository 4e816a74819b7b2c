import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { NewOwner } from '../../people/people-queries.ts';
import { enterOwners } from '../../people/register-owners.ts';
import { mustExist } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { withEdited } from '../unit-file/edited-fields.ts';
import { replaceUnitOwners } from '../unit-owner-store.ts';
import { changeUnit, findUnit } from '../unit-store.ts';
import { type OwnershipSource, withHolder } from './holder-links.ts';
import { linksOfUnit } from './holder-store.ts';

/**
 * The home has changed hands, inside the transaction of the deed that proves it: the new owner is entered and becomes the
 * one to write to, those of before stay as previous owners (`deceased`: the one who died). Later files no longer say otherwise.
 */
export async function handOver(
  d: Writer,
  ctx: Pick<Context, 'actor' | 'clock' | 'territory'>,
  unitId: UnitId,
  to: Omit<NewOwner, 'createdAt'>,
  how: { readonly source: OwnershipSource; readonly deceased: OwnerId | null },
): Promise<OwnerId> {
  const now = ctx.clock();
  const unit = mustExist(await findUnit(d, unitId), 'web.error.404.text');
  const [entered] = await enterOwners(d, [{ ...to, createdAt: now }]);
  const ownerId = mustExist(entered, 'web.error.404.text');
  const before = await linksOfUnit(d, unitId);
  const former = before.map((link) =>
    link.rank < 1 ? link : { ...link, rank: link.ownerId === how.deceased ? -3 : 0 },
  );
  const whole = { rank: 'primary' as const, right: 'full' as const, share: null, undivided: false };
  await replaceUnitOwners(d, unitId, withHolder(former, ownerId, whole));
  await changeUnit(d, unitId, { editedFields: withEdited(unit.editedFields, ['owners']), updatedAt: now });
  await refreshUnits(d, ctx.territory, [unitId]);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'unit.changed-hands',
      subject: { kind: 'unit', id: unitId },
      data: {
        owner: ownerId,
        source: how.source,
        former: before.filter(({ rank }) => rank >= 1).map((link) => link.ownerId),
      },
    },
  );
  return ownerId;
}
