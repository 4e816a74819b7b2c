import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { AccountId, UnitDocumentId, UnitId } from '../../shared/ids.ts';
import { unitDocuments } from '../unit-document-table.ts';

export type UnitDocument = typeof unitDocuments.$inferSelect;
export type NewUnitDocument = typeof unitDocuments.$inferInsert;

export async function addUnitDocument(d: Writer, row: NewUnitDocument): Promise<UnitDocumentId> {
  return d.insert(unitDocuments).values(row).returning({ id: unitDocuments.id }).get().id;
}

/** Documents of a unit, newest first, those set aside too. */
export async function documentsOfUnit(d: Reader, unitId: UnitId): Promise<UnitDocument[]> {
  return d
    .select()
    .from(unitDocuments)
    .where(eq(unitDocuments.unitId, unitId))
    .orderBy(desc(unitDocuments.id))
    .all();
}

/** A document of that very unit: a number alone opens nothing. */
export async function findUnitDocument(
  d: Reader,
  unitId: UnitId,
  id: UnitDocumentId,
): Promise<UnitDocument | undefined> {
  return d
    .select()
    .from(unitDocuments)
    .where(and(eq(unitDocuments.id, id), eq(unitDocuments.unitId, unitId)))
    .get();
}

/** The document that a record of ours names (a mandate's deed): who may see that record is asked before. */
export async function findNamedDocument(d: Reader, id: UnitDocumentId): Promise<UnitDocument | undefined> {
  return d.select().from(unitDocuments).where(eq(unitDocuments.id, id)).get();
}

export async function countDocuments(d: Reader, unitId: UnitId): Promise<number> {
  const row = d
    .select({ n: count() })
    .from(unitDocuments)
    .where(and(eq(unitDocuments.unitId, unitId), isNull(unitDocuments.removedAt)))
    .get();
  return row?.n ?? 0;
}

type Removal = {
  readonly removedAt: NonNullable<UnitDocument['removedAt']>;
  readonly removedBy: AccountId | null;
  readonly removedReason: string;
};

/** Sets a document aside. False when somebody did before. */
export async function setDocumentAside(d: Writer, id: UnitDocumentId, removal: Removal): Promise<boolean> {
  const kept = and(eq(unitDocuments.id, id), isNull(unitDocuments.removedAt));
  return d.update(unitDocuments).set(removal).where(kept).run().changes === 1;
}

/** Brings back a document that was set aside. False when it stands already. */
export async function bringDocumentBack(d: Writer, id: UnitDocumentId): Promise<boolean> {
  const aside = and(eq(unitDocuments.id, id), isNotNull(unitDocuments.removedAt));
  const stands = { removedAt: null, removedBy: null, removedReason: null };
  return d.update(unitDocuments).set(stands).where(aside).run().changes === 1;
}
