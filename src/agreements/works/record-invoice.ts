import { paymentIsSettled } from '../../budget/payments/payment-queries.ts';
import { enterInvoice } from '../../cases/bills/enter-invoice.ts';
import type { QuoteFacts } from '../../cases/bills/quote.ts';
import type { CaseState } from '../../cases/case-states.ts';
import type { Bill, CaseRow } from '../../cases/cases-queries.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { conflict, forbidden, refused } from '../../shared/errors.ts';

/** Invoices come with the works, until the balance is certified. */
export const INVOICING_STATES: readonly CaseState[] = ['signed', 'works-started', 'works-done', 'conformity'];
export const takesInvoices = (state: CaseState): boolean => INVOICING_STATES.includes(state);

/** The case as the person who invoices may open it: its owner by identifier, staff by reference. */
export type CaseKey = { readonly id: number } | { readonly ref: string };
export const caseOf = (d: Reader, ctx: Context, key: CaseKey): Promise<CaseRow> =>
  'id' in key ? caseForOwner(d, ctx, key.id) : caseForStaff(d, ctx, key.ref);

/**
 * Enters an invoice, its arithmetic checked by the form. The same invoice entered twice is refused.
 * @throws DomainError `agreements.errors.invoicesClosed`, `agreements.errors.invoiceKnown`, `documents.errors.*`
 */
export async function recordInvoice(
  ctx: Context,
  key: CaseKey,
  invoice: QuoteFacts,
  sent: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Bill> {
  if (ctx.actor.kind !== ('id' in key ? 'owner' : 'staff')) throw forbidden('web.errors.forbidden');
  await caseOf(ctx.db.read, ctx, key);
  const file = await storeUpload(ctx, sent.bytes);
  return ctx.db.tx(async (d) => {
    const row = await caseOf(d, ctx, key);
    if (!takesInvoices(row.state) || (await paymentIsSettled(d, row.id)))
      throw refused('agreements.errors.invoicesClosed');
    const bill = await enterInvoice(d, ctx, row.id, invoice, { name: sent.name, file });
    if (!bill) throw conflict('agreements.errors.invoiceKnown');
    return bill;
  });
}
