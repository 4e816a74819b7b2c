import { paymentIsSettled } from '../../budget/payments/payment-queries.ts';
import { giveLineQuantity } from '../../cases/bills/give-line-quantity.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { refused } from '../../shared/errors.ts';

/** What an officer read elsewhere than on the invoice: on the delivery note, on site. */
export type GivenQuantity = {
  readonly measure: string;
  /** In the unit of the line; above 0. */
  readonly quantity: number;
  readonly reason: string;
};

/**
 * Gives the quantity that a line of an invoice does not say, with the reason, which stays in the journal. Not once the
 * balance is certified: what was paid was reckoned on the lines as they were.
 * @throws DomainError `agreements.errors.invoicesClosed`, not-found for a line that says its quantity
 */
export async function giveQuantity(
  ctx: Context,
  ref: string,
  bill: number,
  given: GivenQuantity,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if (await paymentIsSettled(d, row.id)) throw refused('agreements.errors.invoicesClosed');
    await giveLineQuantity(d, ctx, row.id, bill, given);
  });
}
