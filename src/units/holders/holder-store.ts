import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { idsByOwnerName } from '../../db/search.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { unitOwners, units } from '../unit-table.ts';
import type { HolderLink } from './holder-links.ts';

export async function linksOfUnit(d: Reader, unitId: UnitId): Promise<HolderLink[]> {
  return d
    .select({
      ownerId: unitOwners.ownerId,
      rank: unitOwners.rank,
      right: unitOwners.right,
      share: unitOwners.share,
      undivided: unitOwners.undivided,
    })
    .from(unitOwners)
    .where(eq(unitOwners.unitId, unitId))
    .orderBy(desc(unitOwners.rank))
    .all();
}

const within = (communes: readonly string[] | null) =>
  communes === null ? undefined : inArray(units.commune, [...communes]);

/** Whether an owner is tied, at any rank, to a unit of these communes. */
export async function holdsWithin(d: Reader, id: OwnerId, communes: readonly string[]): Promise<boolean> {
  const found = d
    .select({ id: unitOwners.unitId })
    .from(unitOwners)
    .innerJoin(units, eq(units.id, unitOwners.unitId))
    .where(and(eq(unitOwners.ownerId, id), within(communes)))
    .limit(1)
    .get();
  return found !== undefined;
}

/** An owner with one of several hundred homes is a developer or a landlord: their page shows so many. */
const MOST_HOMES = 300;

/** The homes to which these owners are tied within communes (null: all), at any rank, those held now first. */
export async function homesHeldBy(d: Reader, ids: readonly OwnerId[], communes: readonly string[] | null) {
  if (ids.length === 0) return [];
  return d
    .select({
      ownerId: unitOwners.ownerId,
      unitId: units.id,
      address: units.address,
      commune: units.commune,
      status: units.status,
      vacantSince: units.vacantSince,
      rank: unitOwners.rank,
      right: unitOwners.right,
      share: unitOwners.share,
    })
    .from(unitOwners)
    .innerJoin(units, eq(units.id, unitOwners.unitId))
    .where(and(inArray(unitOwners.ownerId, [...ids]), within(communes)))
    .orderBy(desc(sql`${unitOwners.rank} >= 1`), asc(units.id))
    .limit(MOST_HOMES)
    .all();
}
export type HeldHome = Awaited<ReturnType<typeof homesHeldBy>>[number];

const MOST_UNITS_SEARCHED = 2000;

/** Owners of units one of whose owners the words find (db/search.ts), within communes; the caller tells which of them. */
export async function ownerIdsNear(
  d: Reader,
  query: string,
  communes: readonly string[] | null,
): Promise<OwnerId[]> {
  const found = sql`(${idsByOwnerName(query, MOST_UNITS_SEARCHED)})`;
  return d
    .selectDistinct({ id: unitOwners.ownerId })
    .from(unitOwners)
    .innerJoin(units, eq(units.id, unitOwners.unitId))
    .where(and(sql`${unitOwners.unitId} IN ${found}`, within(communes)))
    .all()
    .map(({ id }) => id);
}
