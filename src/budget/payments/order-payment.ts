import { budgetOf } from '../../agreements/acts/act-details.ts';
import { issueAct } from '../../agreements/acts/issue-act.ts';
import { latestAct } from '../../agreements/agreements-queries.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { moveCase } from '../../cases/move-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { findAccount } from '../../people/people-queries.ts';
import type { Staff } from '../../shared/actor.ts';
import { conflict, refused } from '../../shared/errors.ts';
import { NO_MONEY, smallest } from '../../shared/money.ts';
import { commitmentOf } from '../budget.ts';
import { movementsOfCase } from '../budget-store.ts';
import { orderCredits, releaseAward } from '../draw-on-envelope.ts';
import { openRecoveryIn } from '../recovery/open-recovery.ts';
import { overpaymentOf } from '../recovery/overpayment.ts';
import { openPayment, type PaymentKey } from './certify-payment.ts';
import { ibanOf, paymentFacts } from './payment-act-facts.ts';
import { maskedIban } from './payment-iban.ts';
import { isGiven } from './payment-kinds.ts';
import { promiseNothingDueMail } from './payment-mails.ts';
import { type PaymentRequest, savePayment } from './payment-store.ts';

/** Names the movements of a payment in the ledger: ordered and paid under the same deed. */
export const deedOf = ({ id }: Pick<PaymentRequest, 'id'>): string => `payment-${id}`;

/**
 * A manager orders what another person certified: credits are drawn, what is not due is released (balance), the payment
 * order is issued, and the balance moves the case on. Done twice is done once.
 * @throws DomainError `agreements.payment.errors.{unknown,changed,twoPeople}`, `budget.errors.*`, `cases.errors.notNow`
 */
export async function orderPayment(ctx: Context, key: PaymentKey, version: number): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const { row, payment } = await openPayment(d, ctx, key);
    if (isGiven(payment.state) && payment.orderedBy === actor.accountId) return;
    if (payment.certifiedBy === actor.accountId) throw refused('agreements.payment.errors.twoPeople');
    if (payment.state !== 'certified' || payment.version !== version)
      throw conflict('agreements.payment.errors.changed');
    const { amount, liquidation, kind } = payment;
    await draw(d, ctx, row, payment);
    await savePayment(d, payment, { state: 'ordered', orderedBy: actor.accountId, orderedAt: now });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'payment.ordered',
        subject: { kind: 'payment', id: payment.id },
        data: { case: row.ref, kind, amount, released: liquidation.released },
      },
    );
    const saved = await moveOn(d, ctx, row, payment);
    if (liquidation.toRecover > 0) await openRecoveryIn(d, ctx, overpaymentOf(row, payment));
    if (amount > 0) await issueOrder(d, ctx, saved, payment, actor.name);
    else await promiseNothingDueMail(d, ctx, saved, payment);
  });
}

/** The balance moves the case on, unless it was moved by one that the accountant refused since. */
async function moveOn(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { id, kind, amount }: PaymentRequest,
): Promise<CaseRow> {
  if (kind !== 'balance' || row.state !== 'conformity') return row;
  return moveCase(d, ctx, row, 'order-balance', { data: { payment: id, amount } });
}

/** Credits for what is paid; back to the envelope for what will never be. */
async function draw(d: Writer, ctx: Context, row: CaseRow, payment: PaymentRequest): Promise<void> {
  const { amount, liquidation } = payment;
  const by = { caseId: row.id, deed: deedOf(payment) };
  if (amount > 0) await orderCredits(d, ctx, { ...by, amount });
  // Asked for again after the accountant refused it, a balance finds its rest released already.
  const held = commitmentOf(await movementsOfCase(d, row.id));
  const rest = smallest(liquidation.released, held?.unordered ?? NO_MONEY);
  if (rest > 0) await releaseAward(d, ctx, { ...by, amount: rest });
}

async function issueOrder(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  payment: PaymentRequest,
  orderedBy: string,
): Promise<void> {
  const certifier = payment.certifiedBy === null ? undefined : await findAccount(d, payment.certifiedBy);
  await issueAct(d, ctx, row, {
    kind: 'payment-order',
    payment: await paymentFacts(d, row, payment, payment.liquidation),
    liquidationNumber: (await latestAct(d, row.id, 'liquidation'))?.number ?? '',
    certifiedBy: certifier?.name ?? '',
    orderedBy,
    budget: await budgetOf(d, row),
    ibanMasked: maskedIban(ibanOf(ctx, payment)),
    ibanSealed: payment.iban,
  });
}
