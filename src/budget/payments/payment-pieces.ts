import { type CaseDocument, type CaseRow, documentsOf } from '../../cases/cases-queries.ts';
import type { Reader } from '../../db/database.ts';
import type { PaymentBasis } from './payment-basis.ts';

/**
 * What whoever certifies a payment attests to have examined: the invoices that it counts, and the bank details given
 * for it. Of the details only the last stand: a slip sent in place of a refused one is another version of it.
 */
export async function piecesOfPayment(
  d: Reader,
  row: CaseRow,
  { invoices }: Pick<PaymentBasis, 'invoices'>,
  counted: readonly number[],
): Promise<CaseDocument[]> {
  const bills = new Set(
    invoices.filter(({ id }) => counted.includes(id)).map(({ documentId }) => documentId),
  );
  const documents = (await documentsOf(d, row.id)).filter(({ state }) => state !== 'replaced');
  const slip = documents.findLast(({ type }) => type === 'bank-details');
  return documents.filter((document) => bills.has(document.id) || document === slip);
}
