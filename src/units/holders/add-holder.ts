import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { enterOwners } from '../../people/register-owners.ts';
import { conflict, mustExist } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import { differences } from '../unit-file/edited-fields.ts';
import { replaceUnitOwners } from '../unit-owner-store.ts';
import { sameOwners } from './find-known-owners.ts';
import { asNoted, type HolderWanted, type OwnershipSource, withHolder } from './holder-links.ts';
import { linksOfUnit } from './holder-store.ts';
import { asPossible, type OwnerIdentity } from './owner-facts.ts';
import { ownerToTie } from './owner-for-staff.ts';

/** Somebody the register does not know yet. `namesake`: a person of the same name and birth date is somebody else. */
export type NewHolder = OwnerIdentity & { readonly namesake: boolean };

/**
 * Ties to a unit an owner the register knows, or a new one. Later files no longer change who owns the unit.
 * @throws DomainError `owners.errors.alreadyHolder`, `owners.errors.known`, those of `withHolder`
 */
export async function addHolder(
  ctx: Context,
  unitId: UnitId,
  version: number,
  who: OwnerId | NewHolder,
  { source, ...wanted }: HolderWanted & { readonly source: OwnershipSource },
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const ownerId = typeof who === 'number' ? (await ownerToTie(d, ctx, who)).id : await enter(d, ctx, who);
    const links = await linksOfUnit(d, unitId);
    if (links.some((link) => link.ownerId === ownerId)) throw conflict('owners.errors.alreadyHolder');
    const after = withHolder(links, ownerId, wanted);
    await replaceUnitOwners(d, unitId, after);
    const link = mustExist(
      after.find((candidate) => candidate.ownerId === ownerId),
      'web.error.404.text',
    );
    return {
      action: 'unit.owner-added',
      edited: ['owners'],
      data: {
        owner: ownerId,
        entered: typeof who !== 'number',
        source,
        ...differences({ undivided: false }, asNoted(link)),
      },
    };
  });
}

/** The same person is entered once: two records would be written to twice. */
async function enter(d: Writer, ctx: Context, { namesake, ...said }: NewHolder): Promise<OwnerId> {
  const identity = asPossible(said);
  const [same] = await sameOwners(d, ctx, identity);
  if (same && (same.siren !== null || !namesake)) throw conflict('owners.errors.known', { name: same.name });
  const [id] = await enterOwners(d, [
    { ...identity, editedFields: Object.keys(identity), createdAt: ctx.clock() },
  ]);
  return mustExist(id, 'web.error.404.text');
}
