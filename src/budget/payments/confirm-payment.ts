import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { type Day, dayOf, instant } from '../../shared/dates.ts';
import { conflict, invalid } from '../../shared/errors.ts';
import { recordPaid } from '../draw-on-envelope.ts';
import { openPayment, type PaymentKey } from './certify-payment.ts';
import { deedOf } from './order-payment.ts';
import { ibanOf } from './payment-act-facts.ts';
import { maskedIban } from './payment-iban.ts';
import { promisePaidMail } from './payment-mails.ts';
import { savePayment } from './payment-store.ts';

/**
 * Records that the public accountant paid, on the day they confirm, and tells the owner. Done twice is done once.
 * @throws DomainError `agreements.payment.errors.{unknown,changed,future,beforeOrder}`
 */
export async function confirmPayment(
  ctx: Context,
  key: PaymentKey,
  answer: { readonly paidOn: Day; readonly version: number; readonly mandate?: string | null },
): Promise<void> {
  const now = ctx.clock();
  const { paidOn, version, mandate = null } = answer;
  await ctx.db.tx(async (d) => {
    const { row, payment } = await openPayment(d, ctx, key);
    if (payment.state === 'paid') return;
    if (payment.state !== 'ordered' || payment.version !== version || payment.orderedAt === null)
      throw conflict('agreements.payment.errors.changed');
    if (paidOn > dayOf(now)) throw invalid('agreements.payment.errors.future');
    const orderedOn = dayOf(payment.orderedAt);
    if (paidOn < orderedOn)
      throw invalid('agreements.payment.errors.beforeOrder', {
        day: formatterFor(ctx.locale).day(orderedOn),
      });
    const { amount } = payment;
    if (amount > 0) await recordPaid(d, ctx, { caseId: row.id, amount, deed: deedOf(payment) });
    // Noon, so that the day is the same in every time zone of the country.
    await savePayment(d, payment, { state: 'paid', paidAt: instant(`${paidOn}T12:00:00Z`), mandate });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'payment.paid',
        subject: { kind: 'payment', id: payment.id },
        data: { case: row.ref, kind: payment.kind, amount, paidOn, mandate },
      },
    );
    if (amount > 0)
      await promisePaidMail(d, ctx, row, {
        id: payment.id,
        kind: payment.kind,
        amount,
        on: paidOn,
        iban: maskedIban(ibanOf(ctx, payment)),
      });
  });
}
