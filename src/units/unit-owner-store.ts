import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import { among } from '../db/among.ts';
import type { Reader, Writer } from '../db/database.ts';
import { insertMany } from '../db/insert-many.ts';
import type { OwnerId, UnitId } from '../shared/ids.ts';
import type { Unit } from './unit-store.ts';
import { unitOwners, units } from './unit-table.ts';

type Row = typeof unitOwners.$inferSelect;
/** Who holds what right on a unit, at which rank. A file gives no share. */
export type UnitOwner = Omit<Row, 'share' | 'undivided'> & Partial<Pick<Row, 'share' | 'undivided'>>;

export async function unitOwnersOf(d: Reader, ids: readonly UnitId[]): Promise<UnitOwner[]> {
  if (ids.length === 0) return [];
  return d
    .select()
    .from(unitOwners)
    .where(among(unitOwners.unitId, ids))
    .orderBy(
      asc(unitOwners.unitId),
      asc(sql`CASE WHEN ${unitOwners.rank} > 0 THEN ${unitOwners.rank} ELSE 100 END`),
    )
    .all();
}

/** Units on which these owners hold a right now (rank 1 and after). */
export async function unitsOfOwners(d: Reader, ids: readonly OwnerId[]): Promise<Unit[]> {
  if (ids.length === 0) return [];
  const owned = d
    .selectDistinct({ id: unitOwners.unitId })
    .from(unitOwners)
    .where(and(inArray(unitOwners.ownerId, [...ids]), gte(unitOwners.rank, 1)));
  return d.select().from(units).where(inArray(units.id, owned)).orderBy(asc(units.id)).all();
}

/** Units to which an owner is tied, at any rank. */
export async function unitIdsOfOwner(d: Reader, id: OwnerId): Promise<UnitId[]> {
  return d
    .select({ id: unitOwners.unitId })
    .from(unitOwners)
    .where(eq(unitOwners.ownerId, id))
    .all()
    .map((row) => row.id);
}

export async function addUnitOwners(d: Writer, rows: readonly UnitOwner[]): Promise<void> {
  insertMany(d, unitOwners, rows);
}

/** Replaces all the owners of a unit. */
export async function replaceUnitOwners(
  d: Writer,
  unitId: UnitId,
  rows: readonly Omit<UnitOwner, 'unitId'>[],
): Promise<void> {
  d.delete(unitOwners).where(eq(unitOwners.unitId, unitId)).run();
  await addUnitOwners(
    d,
    rows.map((row) => ({ unitId, ...row })),
  );
}
