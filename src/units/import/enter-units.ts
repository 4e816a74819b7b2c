import type { Writer } from '../../db/database.ts';
import { indexForSearch } from '../../db/search.ts';
import type { Territory } from '../../programme/territory.ts';
import type { BuildingId, OwnerId, UnitId } from '../../shared/ids.ts';
import { markVacantTogether, vacantInBuildings } from '../building/building-store.ts';
import { inBulk, markShared, standingOfHolders } from '../bulk-store.ts';
import { searchEntry } from '../find/search-entry.ts';
import { isCurrentRank, type OwnerKind, type Right } from '../ownership.ts';
import { type Scorer, scorer } from '../priority/scorer.ts';
import { addSpells, type NewSpell } from '../spells/spell-store.ts';
import { addUnitOwners } from '../unit-owner-store.ts';
import { addUnits, type NewUnit } from '../unit-store.ts';

export type UnitToEnter = {
  readonly unit: Omit<
    NewUnit,
    | 'id'
    | 'version'
    | 'vacantSince'
    | 'ownerName'
    | 'ownerKind'
    | 'heldBack'
    | 'sharedOwner'
    | 'vacantTogether'
    | 'priority'
  >;
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
  const owners = await holdersTogether(d, entries);
  const together = await buildingsVacantTogether(d, entries);
  const scored = await scorer(d);
  const ids = await inBulk(d, async () => {
    const ids = await addUnits(
      d,
      entries.map((entry) => unitRow(entry, { ...owners, together }, scored)),
    );
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
      { fresh: true },
    );
    return ids;
  });
  await markShared(d, owners.alreadyHolding);
  await markVacantTogether(d, [...together]);
  return ids;
}

const currentOwners = ({ owners }: UnitToEnter) =>
  owners.filter(({ rank }) => isCurrentRank(rank)).toSorted((a, b) => a.rank - b.rank);

type HoldersTogether = {
  readonly heldBack: ReadonlySet<OwnerId>;
  /** Hold more than one unit once these are entered. */
  readonly shared: ReadonlySet<OwnerId>;
  readonly alreadyHolding: readonly OwnerId[];
};

async function holdersTogether(d: Writer, entries: readonly UnitToEnter[]): Promise<HoldersTogether> {
  const times = new Map<OwnerId, number>();
  for (const entry of entries)
    for (const id of new Set(currentOwners(entry).map(({ ownerId }) => ownerId)))
      times.set(id, (times.get(id) ?? 0) + 1);
  const standings = await standingOfHolders(d, [...times.keys()]);
  const alreadyHolding = standings.filter(({ holds }) => holds).map(({ id }) => id);
  return {
    heldBack: new Set(standings.filter(({ heldBack }) => heldBack).map(({ id }) => id)),
    shared: new Set([...alreadyHolding, ...[...times].flatMap(([id, units]) => (units > 1 ? [id] : []))]),
    alreadyHolding,
  };
}

/** Buildings that hold several vacant homes once these are entered. */
async function buildingsVacantTogether(
  d: Writer,
  entries: readonly UnitToEnter[],
): Promise<ReadonlySet<BuildingId>> {
  const vacant = entries.filter((entry) => openSpell(entry) !== undefined);
  const entered = Map.groupBy(
    vacant.flatMap(({ unit }) => unit.buildingId ?? []),
    (id) => id,
  );
  const known = await vacantInBuildings(d, [...entered.keys()]);
  return new Set(
    [...entered].flatMap(([id, times]) => (times.length + (known.get(id) ?? 0) > 1 ? [id] : [])),
  );
}

const openSpell = ({ spells }: UnitToEnter) => spells.find(({ endedOn }) => (endedOn ?? null) === null);

type Neighbours = HoldersTogether & { readonly together: ReadonlySet<BuildingId> };

function unitRow(entry: UnitToEnter, { heldBack, shared, together }: Neighbours, scored: Scorer): NewUnit {
  const owners = currentOwners(entry);
  const [first] = owners;
  const { buildingId } = entry.unit;
  const row = {
    ...entry.unit,
    vacantSince: openSpell(entry)?.startedOn ?? null,
    ownerName: first?.name ?? null,
    ownerKind: first?.kind ?? null,
    heldBack: owners.some(({ ownerId }) => heldBack.has(ownerId)),
    sharedOwner: owners.some(({ ownerId }) => shared.has(ownerId)),
    vacantTogether: buildingId != null && together.has(buildingId),
  };
  return { ...row, priority: scored(row) };
}
