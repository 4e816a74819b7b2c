import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { findBill, saveBillLines } from '../pieces/document-store.ts';

/** Completes the first line of an invoice for that measure that says no quantity. @throws DomainError not-found when all do */
export async function giveLineQuantity(
  d: Writer,
  ctx: Context,
  caseId: CaseId,
  billId: number,
  given: { readonly measure: string; readonly quantity: number; readonly reason: string },
): Promise<void> {
  const bill = mustExist(await findBill(d, caseId, billId), 'cases.errors.unknownPiece');
  const at = bill.lines.findIndex(({ measure, quantity }) => measure === given.measure && quantity === null);
  const line = mustExist(bill.lines[at], 'bills.errors.flagGone');
  await saveBillLines(d, bill.id, bill.lines.with(at, { ...line, quantity: given.quantity }));
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'case.invoice-quantity-given',
      subject: { kind: 'case', id: caseId },
      data: { bill: bill.id, ...given },
    },
  );
}
