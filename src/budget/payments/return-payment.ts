import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict } from '../../shared/errors.ts';
import { takeBackOrder } from '../draw-on-envelope.ts';
import { openPayment, type PaymentKey } from './certify-payment.ts';
import { deedOf } from './order-payment.ts';
import { promiseRejectedMail } from './payment-mails.ts';
import { savePayment } from './payment-store.ts';

/**
 * The public accountant refused a payment: the credits are free again and the owner is told what to put right, then asks
 * anew. Done twice is done once.
 * @throws DomainError `agreements.payment.errors.{unknown,changed}`
 */
export async function returnPayment(
  ctx: Context,
  key: PaymentKey,
  answer: { readonly version: number; readonly reason: string; readonly mandate: string | null },
): Promise<void> {
  const { version, reason, mandate } = answer;
  await ctx.db.tx(async (d) => {
    const { row, payment } = await openPayment(d, ctx, key);
    if (payment.state === 'rejected') return;
    if (payment.state !== 'ordered' || payment.version !== version)
      throw conflict('agreements.payment.errors.changed');
    const { amount, kind } = payment;
    if (amount > 0) await takeBackOrder(d, ctx, { caseId: row.id, amount, deed: deedOf(payment) });
    await savePayment(d, payment, { state: 'rejected', rejectedReason: reason, mandate });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'payment.returned',
        subject: { kind: 'payment', id: payment.id },
        data: { case: row.ref, kind, amount, mandate },
      },
    );
    await promiseRejectedMail(d, ctx, row, { id: payment.id, kind: payment.kind, reason });
  });
}
