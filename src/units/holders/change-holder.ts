import type { Context } from '../../context.ts';
import { mustExist } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import { differences } from '../unit-file/edited-fields.ts';
import { replaceUnitOwners } from '../unit-owner-store.ts';
import { asNoted, type HolderWanted, type OwnershipSource, withHolder } from './holder-links.ts';
import { linksOfUnit } from './holder-store.ts';

/**
 * Rank, right and share of a holder, as somebody says with their source. A later file no longer changes them.
 * @throws DomainError not-found, conflict, those of `withHolder`
 */
export async function changeHolder(
  ctx: Context,
  unitId: UnitId,
  version: number,
  ownerId: OwnerId,
  { source, ...wanted }: HolderWanted & { readonly source: OwnershipSource },
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const links = await linksOfUnit(d, unitId);
    const before = mustExist(
      links.find((link) => link.ownerId === ownerId),
      'web.error.404.text',
    );
    const changed = withHolder(links, ownerId, wanted);
    await replaceUnitOwners(d, unitId, changed);
    const after = changed.find((link) => link.ownerId === ownerId) ?? before;
    return {
      action: 'unit.owner-changed',
      edited: ['owners'],
      data: { owner: ownerId, source, ...differences(asNoted(before), asNoted(after)) },
    };
  });
}
