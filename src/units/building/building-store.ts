import { and, asc, eq, gte, inArray, isNotNull, lt, ne, notExists, or, sql } from 'drizzle-orm';
import { among } from '../../db/among.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { BuildingId, UnitId } from '../../shared/ids.ts';
import { buildings } from '../building-table.ts';
import type { Unit } from '../unit-store.ts';
import { units } from '../unit-table.ts';

export type Building = typeof buildings.$inferSelect;
export type NewBuilding = typeof buildings.$inferInsert;

export async function findBuilding(d: Reader, id: BuildingId): Promise<Building | undefined> {
  return d.select().from(buildings).where(eq(buildings.id, id)).get();
}

/** Those that bear one of these identifiers, national or of the land files. */
export async function buildingsNamed(
  d: Reader,
  rnbIds: readonly string[],
  landIds: readonly string[],
): Promise<Building[]> {
  if (rnbIds.length + landIds.length === 0) return [];
  return d
    .select()
    .from(buildings)
    .where(or(among(buildings.rnbId, rnbIds), among(buildings.landId, landIds)))
    .all();
}

/** Adds many at once; ids come back in the order given. */
export async function addBuildings(d: Writer, rows: readonly NewBuilding[]): Promise<BuildingId[]> {
  return insertMany(d, buildings, rows) as BuildingId[];
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when somebody saved in between */
export async function saveBuilding(
  d: Writer,
  seen: Pick<Building, 'id' | 'version'>,
  changes: Partial<Pick<Building, 'rnbId' | 'address' | 'dwellings' | 'note'>>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(buildings)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(buildings.id, seen.id), eq(buildings.version, seen.version)))
      .run(),
  );
}

/** A tower has some hundreds of flats. */
const MOST_UNITS = 500;

/** What the register knows in a building, in the order of addresses. */
export async function unitsOfBuilding(d: Reader, id: BuildingId): Promise<Unit[]> {
  return d
    .select()
    .from(units)
    .where(eq(units.buildingId, id))
    .orderBy(asc(units.address), asc(units.id))
    .limit(MOST_UNITS)
    .all();
}

const MOST_LIKELY = 4;

/** Buildings a unit may stand in: at the same number of the same street, or those of other units of its parcel. */
export async function likelyBuildings(
  d: Reader,
  { id, commune, parcel, address }: Pick<Unit, 'id' | 'commune' | 'parcel' | 'address'>,
): Promise<Building[]> {
  const street = address.split(',')[0] ?? address;
  const ofParcel =
    parcel === null
      ? []
      : d
          .selectDistinct({ id: units.buildingId })
          .from(units)
          .where(and(eq(units.parcel, parcel), isNotNull(units.buildingId), ne(units.id, id)))
          .limit(MOST_LIKELY)
          .all()
          .flatMap((row) => (row.id === null ? [] : [row.id]));
  const atAddress = and(gte(buildings.address, street), lt(buildings.address, `${street}\u{10ffff}`));
  return d
    .select()
    .from(buildings)
    .where(and(eq(buildings.commune, commune), or(atAddress, inArray(buildings.id, ofParcel))))
    .orderBy(asc(buildings.id))
    .limit(MOST_LIKELY)
    .all();
}

/** Removes those of `ids` that hold nothing and of which nobody wrote anything. */
export async function dropEmptyBuildings(d: Writer, ids: readonly BuildingId[]): Promise<void> {
  if (ids.length === 0) return;
  const held = d.select({ id: units.id }).from(units).where(eq(units.buildingId, buildings.id));
  d.delete(buildings)
    .where(and(inArray(buildings.id, [...ids]), eq(buildings.version, 1), notExists(held)))
    .run();
}

/** How many units the register knows in a building, and how many of them are vacant. */
export async function countsOfBuilding(
  d: Reader,
  id: BuildingId,
): Promise<{ readonly known: number; readonly vacant: number }> {
  const row = d
    .select({ known: sql<number>`count(*)`, vacant: sql<number>`count(${units.vacantSince})` })
    .from(units)
    .where(eq(units.buildingId, id))
    .get();
  return row ?? { known: 0, vacant: 0 };
}

export async function buildingsHolding(d: Reader, ids: readonly UnitId[]): Promise<BuildingId[]> {
  return d
    .selectDistinct({ id: units.buildingId })
    .from(units)
    .where(and(inArray(units.id, [...ids]), isNotNull(units.buildingId)))
    .all()
    .flatMap((row) => row.id ?? []);
}

/** How many homes are vacant in each of these buildings; those without one are left out. */
export async function vacantInBuildings(
  d: Reader,
  ids: readonly BuildingId[],
): Promise<ReadonlyMap<BuildingId, number>> {
  if (ids.length === 0) return new Map();
  const rows = d
    .select({ id: units.buildingId, vacant: sql<number>`count(*)` })
    .from(units)
    .where(and(among(units.buildingId, ids), isNotNull(units.vacantSince)))
    .groupBy(units.buildingId)
    .all();
  return new Map(rows.flatMap(({ id, vacant }) => (id === null ? [] : [[id, vacant] as const])));
}

/** Homes of buildings that have come to hold several vacant ones. */
export async function markVacantTogether(d: Writer, ids: readonly BuildingId[]): Promise<void> {
  if (ids.length === 0) return;
  d.update(units)
    .set({ vacantTogether: true })
    .where(and(among(units.buildingId, ids), eq(units.vacantTogether, false)))
    .run();
}

/** What a list says of a building. */
export type BuildingSeen = Pick<Building, 'address' | 'commune'> & {
  /** Homes vacant in it, of those the register knows. */
  readonly vacant: number;
};

/** Where these buildings stand. */
export async function buildingAddresses(
  d: Reader,
  ids: readonly BuildingId[],
): Promise<ReadonlyMap<BuildingId, string>> {
  if (ids.length === 0) return new Map();
  const rows = d
    .select({ id: buildings.id, address: buildings.address })
    .from(buildings)
    .where(among(buildings.id, ids))
    .all();
  return new Map(rows.map(({ id, address }) => [id, address]));
}

export async function buildingsSeen(
  d: Reader,
  ids: readonly BuildingId[],
): Promise<ReadonlyMap<BuildingId, BuildingSeen>> {
  if (ids.length === 0) return new Map();
  const rows = d
    .select({
      id: buildings.id,
      address: buildings.address,
      commune: buildings.commune,
      vacant: sql<number>`count(${units.vacantSince})`,
    })
    .from(buildings)
    .leftJoin(units, eq(units.buildingId, buildings.id))
    .where(among(buildings.id, ids))
    .groupBy(buildings.id)
    .all();
  return new Map(rows.map(({ id, ...seen }) => [id, seen]));
}
