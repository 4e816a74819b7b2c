import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { UnitDocumentId, UnitId } from '../../shared/ids.ts';
import { unitDocuments } from '../unit-document-table.ts';

export type NewUnitDocument = typeof unitDocuments.$inferInsert;

/** What is kept with a unit, newest first. */
export async function documentsOfUnit(d: Reader, unitId: UnitId) {
  return d
    .select({
      id: unitDocuments.id,
      kind: unitDocuments.kind,
      label: unitDocuments.label,
      spellId: unitDocuments.spellId,
      addedBy: unitDocuments.addedBy,
      addedAt: unitDocuments.addedAt,
    })
    .from(unitDocuments)
    .where(and(eq(unitDocuments.unitId, unitId), isNull(unitDocuments.removedAt)))
    .orderBy(desc(unitDocuments.id))
    .all();
}
export type UnitDocument = Awaited<ReturnType<typeof documentsOfUnit>>[number];

export async function findUnitDocument(d: Reader, unitId: UnitId, id: UnitDocumentId) {
  return d
    .select({ document: unitDocuments })
    .from(unitDocuments)
    .where(and(eq(unitDocuments.id, id), eq(unitDocuments.unitId, unitId), isNull(unitDocuments.removedAt)))
    .get();
}

export async function addUnitDocument(d: Writer, row: NewUnitDocument): Promise<UnitDocumentId> {
  return d.insert(unitDocuments).values(row).returning({ id: unitDocuments.id }).get().id;
}

export async function markRemoved(d: Writer, id: UnitDocumentId, now: Instant): Promise<void> {
  d.update(unitDocuments).set({ removedAt: now }).where(eq(unitDocuments.id, id)).run();
}
