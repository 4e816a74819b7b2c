import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { among } from '../db/among.ts';
import type { Reader, Writer } from '../db/database.ts';
import { insertMany } from '../db/insert-many.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId, UnitId } from '../shared/ids.ts';
import { units } from './unit-table.ts';

export type Unit = typeof units.$inferSelect;
export type NewUnit = typeof units.$inferInsert;

export async function findUnit(d: Reader, id: UnitId): Promise<Unit | undefined> {
  return d.select().from(units).where(eq(units.id, id)).get();
}

export async function findUnits(d: Reader, ids: readonly UnitId[]): Promise<Unit[]> {
  if (ids.length === 0) return [];
  return d.select().from(units).where(among(units.id, ids)).orderBy(asc(units.id)).all();
}

export async function findUnitByIdlocal(d: Reader, idlocal: string): Promise<Unit | undefined> {
  return d.select().from(units).where(eq(units.idlocal, idlocal)).get();
}

export async function findUnitsByIdlocal(d: Reader, idlocals: readonly string[]): Promise<Unit[]> {
  if (idlocals.length === 0) return [];
  return d.select().from(units).where(among(units.idlocal, idlocals)).all();
}

export async function hasUnits(d: Reader): Promise<boolean> {
  return d.select({ id: units.id }).from(units).limit(1).get() !== undefined;
}

/** When the first unit came in; null while there is none. */
export async function registerBeganAt(d: Reader): Promise<Instant | null> {
  return d.select({ at: units.createdAt }).from(units).orderBy(asc(units.id)).limit(1).get()?.at ?? null;
}

/** Adds many at once; ids come back in the order given. */
export async function addUnits(d: Writer, rows: readonly NewUnit[]): Promise<UnitId[]> {
  return insertMany(d, units, rows) as UnitId[];
}

/** Changes a unit that the transaction has just read; whoever edits it at the same time meets a conflict. */
export async function changeUnit(d: Writer, id: UnitId, changes: Partial<NewUnit>): Promise<void> {
  d.update(units)
    .set({ ...changes, version: sql`${units.version} + 1` })
    .where(eq(units.id, id))
    .run();
}

/** Columns kept beside spells and owners for lists: no version, since nothing that a person edits changes. */
export async function refreshColumns(
  d: Writer,
  id: UnitId,
  columns: Pick<NewUnit, 'vacantSince' | 'ownerName' | 'ownerKind'>,
): Promise<void> {
  d.update(units).set(columns).where(eq(units.id, id)).run();
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when somebody saved in between */
export async function saveUnit(
  d: Writer,
  seen: Pick<Unit, 'id' | 'version'>,
  changes: Partial<NewUnit>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(units)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(units.id, seen.id), eq(units.version, seen.version)))
      .run(),
  );
}

/** A file of that vintage shows these units. No version: nothing that a person edits changes. */
export async function noteVintage(d: Writer, ids: readonly UnitId[], vintage: number): Promise<void> {
  d.update(units)
    .set({ lastVintage: vintage, firstVintage: sql`coalesce(${units.firstVintage}, ${vintage})` })
    .where(among(units.id, ids))
    .run();
}

export async function deleteUnit(d: Writer, id: UnitId): Promise<void> {
  d.delete(units).where(eq(units.id, id)).run();
}

/** Gives `ids` to an officer, whatever their versions: used where no person has them on screen. */
export async function assignUnits(d: Writer, ids: readonly UnitId[], to: AccountId): Promise<void> {
  if (ids.length === 0) return;
  d.update(units)
    .set({ assignedTo: to })
    .where(inArray(units.id, [...ids]))
    .run();
}
