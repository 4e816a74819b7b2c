import { and, desc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import type { MandateId, UnitId } from '../../shared/ids.ts';
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
