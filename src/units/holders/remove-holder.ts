import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { journalOf } from '../../journal/journal-queries.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import { contactsOfUnit } from '../unit-file/contact-store.ts';
import { replaceUnitOwners } from '../unit-owner-store.ts';
import { type HolderLink, withHolder, withoutHolder } from './holder-links.ts';
import { linksOfUnit } from './holder-store.ts';

/**
 * Takes off a unit somebody entered there by mistake. Who was written to about it was not: mark them incorrect instead.
 * What they held is in the journal, from where `restoreHolder` takes it. @throws DomainError `owners.errors.writtenTo`
 */
export async function removeHolder(
  ctx: Context,
  unitId: UnitId,
  version: number,
  ownerId: OwnerId,
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const links = await linksOfUnit(d, unitId);
    const held = mustExist(
      links.find((link) => link.ownerId === ownerId),
      'web.error.404.text',
    );
    if ((await contactsOfUnit(d, unitId)).some((contact) => contact.ownerId === ownerId))
      throw refused('owners.errors.writtenTo');
    await replaceUnitOwners(d, unitId, withoutHolder(links, ownerId));
    return { action: 'unit.owner-removed', edited: ['owners'], data: { owner: ownerId, held } };
  });
}

/** Puts back whom `removeHolder` took off, at the place they had. @throws DomainError `owners.errors.notRemoved` */
export async function restoreHolder(
  ctx: Context,
  unitId: UnitId,
  version: number,
  ownerId: OwnerId,
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d) => {
    const links = await linksOfUnit(d, unitId);
    const held = (await removedFrom(d, unitId)).find((link) => link.ownerId === ownerId);
    if (!held || links.some((link) => link.ownerId === ownerId)) throw conflict('owners.errors.notRemoved');
    await replaceUnitOwners(d, unitId, withHolder(links, ownerId, held));
    return { action: 'unit.owner-restored', edited: ['owners'], data: { owner: ownerId } };
  });
}

const MOST_REMOVED = 6;

/** Whom people took off a unit and did not put back, the latest first: the journal remembers what they held. */
export async function removedFrom(d: Reader, unitId: UnitId): Promise<HolderLink[]> {
  const removed = new Map<OwnerId, HolderLink>();
  for (const { action, data } of await journalOf(d, 'unit', unitId)) {
    const { owner, held } = data as { owner?: OwnerId; held?: HolderLink };
    if (owner === undefined) continue;
    if (action === 'unit.owner-removed' && held) removed.set(owner, held);
    else if (action.startsWith('unit.owner-')) removed.delete(owner);
  }
  return [...removed.values()].reverse().slice(0, MOST_REMOVED);
}
