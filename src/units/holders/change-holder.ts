import type { Context } from '../../context.ts';
import { findOwner } from '../../people/people-queries.ts';
import { enterOwners } from '../../people/register-owners.ts';
import { conflict, mustExist } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { changeUnitFacts } from '../change-unit-facts.ts';
import { differences } from '../edited-fields.ts';
import type { OwnerKind } from '../ownership.ts';
import { replaceUnitOwners } from '../unit-owner-store.ts';
import { type HolderWanted, type OwnershipSource, withHolder } from './holder-links.ts';
import { linksOfUnit } from './holder-store.ts';

/** Somebody the register does not know yet. */
export type NewHolder = {
  readonly name: string;
  readonly kind: OwnerKind;
  readonly siren: string | null;
  readonly address: string | null;
};

/** Rank, right and share of a holder, as somebody says with their source. A later file no longer changes them. */
export async function changeHolder(
  ctx: Context,
  unitId: UnitId,
  version: number,
  ownerId: OwnerId,
  wanted: HolderWanted,
  source: OwnershipSource,
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const links = await linksOfUnit(d, unitId);
    const before = mustExist(
      links.find((link) => link.ownerId === ownerId),
      'web.error.404.text',
    );
    const after = withHolder(links, ownerId, wanted);
    await replaceUnitOwners(d, unitId, after);
    const now = after.find((link) => link.ownerId === ownerId) ?? before;
    const { ownerId: _, ...facts } = now;
    return {
      action: 'unit.owner-changed',
      edited: ['owners'],
      data: { owner: ownerId, source, ...differences(before, facts) },
    };
  });
}

/** Ties to a unit an owner the register knows already, or a new one. */
export async function addHolder(
  ctx: Context,
  unitId: UnitId,
  version: number,
  who: OwnerId | NewHolder,
  wanted: HolderWanted,
  source: OwnershipSource,
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const ownerId = typeof who === 'number' ? await known(d, who) : await entered(d, who, ctx);
    const links = await linksOfUnit(d, unitId);
    if (links.some((link) => link.ownerId === ownerId)) throw conflict('unitLife.errors.alreadyHolder');
    const after = withHolder(links, ownerId, wanted);
    await replaceUnitOwners(d, unitId, after);
    const { rank, right, share } = mustExist(
      after.find((link) => link.ownerId === ownerId),
      'web.error.404.text',
    );
    return {
      action: 'unit.owner-added',
      edited: ['owners'],
      data: { owner: ownerId, source, ...differences({}, { rank, right, share }) },
    };
  });
}

type Writer = Parameters<Parameters<Context['db']['tx']>[0]>[0];

const known = async (d: Writer, id: OwnerId): Promise<OwnerId> =>
  mustExist(await findOwner(d, id), 'web.error.404.text').id;

async function entered(d: Writer, holder: NewHolder, { clock }: Context): Promise<OwnerId> {
  const [id] = await enterOwners(d, [{ ...holder, createdAt: clock() }]);
  return mustExist(id, 'web.error.404.text');
}
