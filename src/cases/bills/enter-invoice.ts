import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import type { StoredFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { CaseId } from '../../shared/ids.ts';
import { attachPiece } from '../pieces/attach-piece.ts';
import { addBill, type Bill } from '../pieces/document-store.ts';
import { type QuoteFacts, totalHT } from './quote.ts';

/**
 * Enters an invoice with its file, its arithmetic already checked (quote.ts `quoteFaults`). Undefined when that
 * company's invoice of that number is there already: the transaction is then to be given up.
 */
export async function enterInvoice(
  d: Writer,
  ctx: Context,
  caseId: CaseId,
  invoice: QuoteFacts,
  sent: { readonly name: string; readonly file: StoredFile },
): Promise<Bill | undefined> {
  const documentId = await attachPiece(d, ctx, caseId, { type: 'invoice', ...sent });
  const { lines, ...facts } = invoice;
  const bill = await addBill(d, {
    ...facts,
    caseId,
    kind: 'invoice',
    documentId,
    lines,
    totalHT: totalHT(lines),
    addedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    addedAt: ctx.clock(),
  });
  if (!bill) return undefined;
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'case.invoice-entered',
      subject: { kind: 'case', id: caseId },
      data: { invoice: bill.id, totalHT: bill.totalHT, totalTTC: bill.totalTTC },
    },
  );
  return bill;
}
