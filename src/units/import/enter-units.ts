import type { Writer } from '../../db/database.ts';
import { indexForSearch } from '../../db/search.ts';
import type { Territory } from '../../programme/territory.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { inBulk } from '../bulk-store.ts';
import { searchEntry } from '../find/search-entry.ts';
import { isCurrentRank, type OwnerKind, type Right } from '../ownership.ts';
import { addSpells, type NewSpell } from '../spells/spell-store.ts';
import { addUnitOwners } from '../unit-owner-store.ts';
import { addUnits, type NewUnit } from '../unit-store.ts';

export type UnitToEnter = {
  readonly unit: Omit<NewUnit, 'id' | 'version' | 'vacantSince' | 'ownerName' | 'ownerKind'>;
  readonly spells: readonly Omit<NewSpell, 'id' | 'unitId'>[];
  /** Owners already entered, by rank. */
  readonly owners: readonly {
    readonly ownerId: OwnerId;
    readonly rank: number;
    readonly right: Right | null;
    readonly name: string;
    readonly kind: OwnerKind;
  }[];
};

/** Enters new units with their spells and owners, many at once, found by search and lists at once. Ids in the order given. */
export async function enterUnits(
  d: Writer,
  territory: Territory,
  entries: readonly UnitToEnter[],
): Promise<UnitId[]> {
  return inBulk(d, async () => {
    const ids = await addUnits(d, entries.map(unitRow));
    const numbered = entries.map((entry, index) => ({ entry, id: ids[index] as UnitId }));
    await addSpells(
      d,
      numbered.flatMap(({ entry, id }) => entry.spells.map((spell) => ({ ...spell, unitId: id }))),
    );
    await addUnitOwners(
      d,
      numbered.flatMap(({ entry, id }) =>
        entry.owners.map(({ ownerId, rank, right }) => ({ unitId: id, ownerId, rank, right })),
      ),
    );
    indexForSearch(
      d,
      numbered.map(({ entry, id }) =>
        searchEntry(
          id,
          entry.unit,
          currentOwners(entry).map(({ name }) => name),
          territory,
        ),
      ),
    );
    return ids;
  });
}

const currentOwners = ({ owners }: UnitToEnter) =>
  owners.filter(({ rank }) => isCurrentRank(rank)).toSorted((a, b) => a.rank - b.rank);

function unitRow(entry: UnitToEnter): NewUnit {
  const [first] = currentOwners(entry);
  const open = entry.spells.find(({ endedOn }) => (endedOn ?? null) === null);
  return {
    ...entry.unit,
    vacantSince: open?.startedOn ?? null,
    ownerName: first?.name ?? null,
    ownerKind: first?.kind ?? null,
  };
}
