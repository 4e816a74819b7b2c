import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId, DocumentId } from '../../shared/ids.ts';
import type { BillLine } from '../case.ts';
import { caseBills, caseDocuments } from '../case-table.ts';

export type CaseDocument = typeof caseDocuments.$inferSelect;
export type NewDocument = typeof caseDocuments.$inferInsert;
export type Bill = Omit<typeof caseBills.$inferSelect, 'lines'> & { readonly lines: readonly BillLine[] };
export type NewBill = typeof caseBills.$inferInsert;

/** Pieces of a case in the order they came. */
export async function documentsOf(d: Reader, caseId: CaseId): Promise<CaseDocument[]> {
  return d
    .select()
    .from(caseDocuments)
    .where(eq(caseDocuments.caseId, caseId))
    .orderBy(asc(caseDocuments.id))
    .all();
}

export async function findDocument(
  d: Reader,
  caseId: CaseId,
  id: DocumentId,
): Promise<CaseDocument | undefined> {
  return d
    .select()
    .from(caseDocuments)
    .where(and(eq(caseDocuments.id, id), eq(caseDocuments.caseId, caseId)))
    .get();
}

export async function addDocument(d: Writer, row: NewDocument): Promise<CaseDocument> {
  return d.insert(caseDocuments).values(row).returning().get();
}

export async function saveDocument(
  d: Writer,
  seen: CaseDocument,
  changes: Partial<NewDocument>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(caseDocuments)
      .set(changes)
      .where(and(eq(caseDocuments.id, seen.id), eq(caseDocuments.state, seen.state)))
      .run(),
  );
}

/** Refused pieces of a type give way to what the owner sends in their place. */
export async function replaceRefused(d: Writer, caseId: CaseId, type: string): Promise<void> {
  d.update(caseDocuments)
    .set({ state: 'replaced' })
    .where(
      and(eq(caseDocuments.caseId, caseId), eq(caseDocuments.type, type), eq(caseDocuments.state, 'refused')),
    )
    .run();
}

/** Takes back a piece that nobody has examined. */
export async function removeDocuments(d: Writer, caseId: CaseId, ids: readonly DocumentId[]): Promise<void> {
  if (ids.length === 0) return;
  d.delete(caseDocuments)
    .where(and(eq(caseDocuments.caseId, caseId), inArray(caseDocuments.id, [...ids])))
    .run();
}

/** Quotes or invoices of a case, by date. */
export async function billsOf(d: Reader, caseId: CaseId, kind: Bill['kind']): Promise<Bill[]> {
  return d
    .select()
    .from(caseBills)
    .where(and(eq(caseBills.caseId, caseId), eq(caseBills.kind, kind)))
    .orderBy(asc(caseBills.datedOn), asc(caseBills.id))
    .all() as Bill[];
}

export async function findBill(d: Reader, caseId: CaseId, id: number): Promise<Bill | undefined> {
  return d
    .select()
    .from(caseBills)
    .where(and(eq(caseBills.id, id), eq(caseBills.caseId, caseId)))
    .get() as Bill | undefined;
}

/** Adds a bill. Undefined when the same company's bill of that number is there already. */
export async function addBill(d: Writer, row: NewBill): Promise<Bill | undefined> {
  return d
    .insert(caseBills)
    .values(row)
    .onConflictDoNothing({
      target: [caseBills.caseId, caseBills.kind, caseBills.company, caseBills.number],
    })
    .returning()
    .get() as Bill | undefined;
}

export async function removeBill(d: Writer, caseId: CaseId, id: number): Promise<void> {
  d.delete(caseBills)
    .where(and(eq(caseBills.id, id), eq(caseBills.caseId, caseId)))
    .run();
}

/** Quotes whose piece was refused no longer count once another is sent in their place; the piece itself stays in the file. */
export async function removeRefusedBills(d: Writer, caseId: CaseId): Promise<void> {
  const refused = d
    .select({ id: caseDocuments.id })
    .from(caseDocuments)
    .where(
      and(
        eq(caseDocuments.caseId, caseId),
        eq(caseDocuments.type, 'quote'),
        eq(caseDocuments.state, 'refused'),
      ),
    );
  d.delete(caseBills)
    .where(
      and(eq(caseBills.caseId, caseId), eq(caseBills.kind, 'quote'), inArray(caseBills.documentId, refused)),
    )
    .run();
}
