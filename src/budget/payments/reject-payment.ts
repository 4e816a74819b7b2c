import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict } from '../../shared/errors.ts';
import { openPayment, type PaymentKey } from './certify-payment.ts';
import { isRunning } from './payment-kinds.ts';
import { promiseRejectedMail } from './payment-mails.ts';
import { savePayment } from './payment-store.ts';

/**
 * Sends a payment request back to the owner, who may ask again once it is put right.
 * @throws DomainError `agreements.payment.errors.changed`
 */
export async function rejectPayment(
  ctx: Context,
  key: PaymentKey,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { row, payment } = await openPayment(d, ctx, key);
    if (payment.state === 'rejected') return;
    if (!isRunning(payment.state) || payment.version !== version)
      throw conflict('agreements.payment.errors.changed');
    await savePayment(d, payment, { state: 'rejected', rejectedReason: reason });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'payment.rejected',
        subject: { kind: 'payment', id: payment.id },
        data: { case: row.ref, kind: payment.kind },
      },
    );
    await promiseRejectedMail(d, ctx, row, { id: payment.id, kind: payment.kind, reason });
  });
}
