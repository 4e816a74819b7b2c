import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { UnitDocumentId } from '../../shared/ids.ts';
import { unitDocuments } from '../unit-document-table.ts';

export type UnitDocument = typeof unitDocuments.$inferSelect;
export type NewUnitDocument = typeof unitDocuments.$inferInsert;

export async function addUnitDocument(d: Writer, row: NewUnitDocument): Promise<UnitDocumentId> {
  return d.insert(unitDocuments).values(row).returning({ id: unitDocuments.id }).get().id;
}

export async function findUnitDocument(d: Reader, id: UnitDocumentId): Promise<UnitDocument | undefined> {
  return d.select().from(unitDocuments).where(eq(unitDocuments.id, id)).get();
}
