import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { correctOwner } from '../../people/register-owners.ts';
import { mustExist } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { ownersOfUnit } from '../units-queries.ts';
import { unitForStaff } from './edit-unit.ts';

export type OwnerDetails = { readonly email: string | null; readonly phone: string | null };

/** How an owner can be reached. @throws DomainError conflict when somebody saved since */
export async function correctOwnerDetails(
  ctx: Context,
  unitId: UnitId,
  ownerId: OwnerId,
  version: number,
  details: OwnerDetails,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const found = (await ownersOfUnit(d, unitId)).find(({ owner }) => owner.id === ownerId);
    const { owner } = mustExist(found, 'web.error.404.text');
    await correctOwner(d, ownerId, details, version);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'owner.details-corrected',
        subject: { kind: 'unit', id: unitId },
        data: {
          owner: ownerId,
          email: owner.email !== details.email,
          phone: owner.phone !== details.phone,
        },
      },
    );
  });
}
