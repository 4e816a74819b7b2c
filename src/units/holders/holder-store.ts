import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { owners } from '../../people/owner-table.ts';
import type { Day } from '../../shared/dates.ts';
import type { MandateId, OwnerId, UnitId } from '../../shared/ids.ts';
import { mandates } from '../mandate-table.ts';
import { unitOwners } from '../unit-table.ts';
import type { HolderLink } from './holder-links.ts';

export type Mandate = typeof mandates.$inferSelect;
export type NewMandate = typeof mandates.$inferInsert;

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

const FOUND = {
  id: owners.id,
  name: owners.name,
  kind: owners.kind,
  siren: owners.siren,
  birthDate: owners.birthDate,
  address: owners.address,
};
const MOST_UNITS = 200;
const END = '\u{10ffff}';

/**
 * Owners of the register whose name has these words, each as the beginning of a word: through the index of the
 * register where they hold something, by the beginning of the name otherwise.
 */
export async function ownersNamed(d: Reader, query: string, start: string, most: number) {
  const held = d
    .all<{ id: OwnerId }>(
      sql`SELECT DISTINCT uo.owner_id AS id FROM unit_owner uo WHERE uo.unit_id IN
          (SELECT rowid FROM unit_search WHERE unit_search MATCH ${`{owner} : (${query})`} LIMIT ${MOST_UNITS})`,
    )
    .map(({ id }) => id);
  const holders =
    held.length === 0 ? [] : await d.select(FOUND).from(owners).where(inArray(owners.id, held)).all();
  const namesakes = await d
    .select(FOUND)
    .from(owners)
    .where(and(gte(owners.name, start), lt(owners.name, start + END)))
    .limit(most)
    .all();
  return [...new Map([...holders, ...namesakes].map((owner) => [owner.id, owner])).values()];
}
export type FoundOwner = Awaited<ReturnType<typeof ownersNamed>>[number];

/** The mandates given for a unit, the latest first. */
export async function mandatesOfUnit(d: Reader, unitId: UnitId): Promise<Mandate[]> {
  return d
    .select()
    .from(mandates)
    .where(eq(mandates.unitId, unitId))
    .orderBy(desc(mandates.startsOn), desc(mandates.id))
    .all();
}

export async function addMandate(d: Writer, row: NewMandate): Promise<MandateId> {
  return d.insert(mandates).values(row).returning({ id: mandates.id }).get().id;
}

/** False when there is no such mandate on that unit. */
export async function endMandateOn(d: Writer, unitId: UnitId, id: MandateId, endsOn: Day): Promise<boolean> {
  return (
    d
      .update(mandates)
      .set({ endsOn })
      .where(and(eq(mandates.id, id), eq(mandates.unitId, unitId)))
      .run().changes === 1
  );
}
