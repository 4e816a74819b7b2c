import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { correctOwner } from '../../people/register-owners.ts';
import { conflict } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { sameOwners } from '../holders/find-known-owners.ts';
import { asPossible, type OwnerIdentity } from '../holders/owner-facts.ts';
import { ownerForStaff } from '../holders/owner-for-staff.ts';
import { refreshUnits } from '../refresh-units.ts';
import { differences, withEdited } from '../unit-file/edited-fields.ts';
import { unitIdsOfOwner } from '../unit-owner-store.ts';

/**
 * Who an owner is and how they are reached. What changes here beats every later file.
 * @throws DomainError conflict when somebody saved since, `owners.errors.sirenTaken`
 */
export async function correctIdentity(
  ctx: Context,
  ownerId: OwnerId,
  version: number,
  said: OwnerIdentity,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const owner = await ownerForStaff(d, ctx, ownerId);
    const identity = asPossible(said);
    const fields = Object.keys(differences(owner, identity));
    if (fields.includes('siren')) {
      const [same] = await sameOwners(d, ctx, { ...identity, id: ownerId, birthDate: null });
      if (same) throw conflict('owners.errors.sirenTaken', { name: same.name });
    }
    const editedFields = withEdited(owner.editedFields, fields);
    await correctOwner(d, ownerId, { ...identity, editedFields }, version);
    await refreshUnits(d, ctx.territory, await unitIdsOfOwner(d, ownerId));
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      // The journal is never erased: which facts changed is noted, not what they say.
      {
        action: 'owner.identity-corrected',
        subject: { kind: 'owner', id: ownerId },
        data: { fields },
      },
    );
  });
}
