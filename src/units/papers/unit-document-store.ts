import type { Writer } from '../../db/database.ts';
import type { UnitDocumentId } from '../../shared/ids.ts';
import { unitDocuments } from '../unit-document-table.ts';

export type NewUnitDocument = typeof unitDocuments.$inferInsert;

export async function addUnitDocument(d: Writer, row: NewUnitDocument): Promise<UnitDocumentId> {
  return d.insert(unitDocuments).values(row).returning({ id: unitDocuments.id }).get().id;
}
