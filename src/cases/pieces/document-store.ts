import { and, asc, eq, inArray, isNotNull, lt, or } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { Day } from '../../shared/dates.ts';
import type { CaseId, DocumentId, FileHash } from '../../shared/ids.ts';
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

/** Every piece made of a content, whatever its case. */
export async function documentsOfFile(d: Reader, hash: FileHash): Promise<CaseDocument[]> {
  return d.select().from(caseDocuments).where(eq(caseDocuments.hash, hash)).all();
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

/**
 * Adds a new version of a piece: what was refused or has expired gives way to it, and stays readable with what was said
 * of it. Where nothing gives way it is one more paper of its type.
 */
export async function addVersion(d: Writer, row: NewDocument, today: Day): Promise<CaseDocument> {
  const before = d
    .select()
    .from(caseDocuments)
    .where(
      and(
        eq(caseDocuments.caseId, row.caseId),
        eq(caseDocuments.type, row.type),
        or(
          eq(caseDocuments.state, 'refused'),
          // An expired quote is one company's: another company's does not take its place.
          row.type === 'quote'
            ? undefined
            : and(
                inArray(caseDocuments.state, ['received', 'accepted']),
                lt(caseDocuments.validUntil, today),
              ),
        ),
      ),
    )
    .all();
  const revision = Math.max(0, ...before.map((old) => old.revision)) + 1;
  const added = await addDocument(d, { ...row, revision });
  for (const old of before) await saveDocument(d, old, { state: 'replaced', replacedBy: added.id });
  return added;
}

/** The date read on a piece. It is no verdict: whoever examines it goes on. */
export async function saveDates(
  d: Writer,
  { id }: CaseDocument,
  dates: Pick<NewDocument, 'datedOn' | 'validUntil'>,
): Promise<void> {
  d.update(caseDocuments).set(dates).where(eq(caseDocuments.id, id)).run();
}

/** Before a version is taken back: those it took the place of are as refused as they were. */
export async function freeReplaced(d: Writer, id: DocumentId): Promise<void> {
  d.update(caseDocuments)
    .set({ state: 'refused', replacedBy: null })
    .where(and(eq(caseDocuments.replacedBy, id), isNotNull(caseDocuments.reason)))
    .run();
  // One that had only expired was never refused: it stands again, and is shown as expired.
  d.update(caseDocuments)
    .set({ state: 'received', replacedBy: null })
    .where(eq(caseDocuments.replacedBy, id))
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

/** Lines completed after the bill was entered; its sums do not change. */
export async function saveBillLines(d: Writer, id: number, lines: Bill['lines']): Promise<void> {
  d.update(caseBills).set({ lines }).where(eq(caseBills.id, id)).run();
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
