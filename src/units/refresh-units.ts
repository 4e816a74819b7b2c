import type { Writer } from '../db/database.ts';
import { indexForSearch } from '../db/search.ts';
import { findOwners, type Owner } from '../people/people-queries.ts';
import type { Territory } from '../programme/territory.ts';
import type { OwnerId, UnitId } from '../shared/ids.ts';
import { searchEntry } from './find/search-entry.ts';
import { isCurrentRank } from './ownership.ts';
import { spellsOfUnits } from './spells/spell-store.ts';
import { unitOwnersOf } from './unit-owner-store.ts';
import { findUnits, refreshColumns } from './unit-store.ts';

/**
 * Brings what lists and search keep of units in line with their spells, owners and addresses. Called by every deed
 * that touches one of these, inside its transaction.
 */
export async function refreshUnits(d: Writer, territory: Territory, ids: readonly UnitId[]): Promise<void> {
  const spells = await spellsOfUnits(d, ids);
  const links = await unitOwnersOf(d, ids);
  const owners = new Map(
    (await findOwners(d, [...new Set(links.map((link) => link.ownerId))])).map((owner) => [owner.id, owner]),
  );
  const open = new Map(
    spells.filter(({ endedOn }) => endedOn === null).map((spell) => [spell.unitId, spell]),
  );
  for (const unit of await findUnits(d, ids)) {
    const current = links.filter((link) => link.unitId === unit.id && isCurrentRank(link.rank));
    const first = ownerOf(owners, current[0]?.ownerId);
    await refreshColumns(d, unit.id, {
      vacantSince: open.get(unit.id)?.startedOn ?? null,
      ownerName: first?.name ?? null,
      ownerKind: (first?.kind as never) ?? null,
    });
    const names = current.map((link) => ownerOf(owners, link.ownerId)?.name ?? '');
    indexForSearch(d, [searchEntry(unit.id, unit, names, territory)]);
  }
}

const ownerOf = (owners: ReadonlyMap<OwnerId, Owner>, id: OwnerId | undefined): Owner | null =>
  (id === undefined ? undefined : owners.get(id)) ?? null;
