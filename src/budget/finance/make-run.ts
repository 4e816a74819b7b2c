import { createHash } from 'node:crypto';
import { actsOfCase } from '../../agreements/agreements-queries.ts';
import { takeNumber } from '../../cases/take-number.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { translate } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import { sumCents } from '../../shared/money.ts';
import { openSecret, sealSecret } from '../../shared/secret-box.ts';
import { findEnvelopeById, findMovement } from '../budget-store.ts';
import { movementKey } from '../draw-on-envelope.ts';
import { deedOf } from '../payments/order-payment.ts';
import { ibanOf } from '../payments/payment-act-facts.ts';
import {
  addRun,
  type PaymentRun,
  paymentsToSend,
  putInRun,
  type QueuedPayment,
} from './payment-run-store.ts';
import { paymentReference, type RunLine, runFile } from './run-file.ts';

/** Purpose under which the file of a run is encrypted. */
const RUN_BOX = 'payment-run';
const SERIES = 'BORD';

/**
 * Makes a run of everything ordered and not sent yet: numbered, its file frozen under its hash, each payment in this run
 * and no other.
 * @throws DomainError `budget.finance.errors.nothingToSend`
 */
export async function makeRun(ctx: Context): Promise<PaymentRun> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  return ctx.db.tx(async (d) => {
    const payments = await paymentsToSend(d);
    if (payments.length === 0) throw refused('budget.finance.errors.nothingToSend');
    const number = await takeNumber(d, SERIES, yearOf(dayOf(now)));
    const lines: RunLine[] = [];
    for (const payment of payments) lines.push(await lineOf(d, ctx, payment));
    const file = runFile(number, lines);
    const run = await addRun(d, {
      number,
      payments: payments.length,
      total: sumCents(payments.map(({ amount }) => amount)),
      content: sealSecret(ctx.config.dataKey, RUN_BOX, file),
      sha256: hashOf(file),
      madeBy: actor.accountId,
      madeAt: now,
    });
    const put = await putInRun(
      d,
      run.id,
      payments.map(({ id }) => id),
    );
    if (put !== payments.length) throw conflict('budget.finance.errors.changed');
    await journalRun(d, ctx, run, 'payment.run-made');
    return run;
  });
}

async function lineOf(d: Writer, ctx: Context, payment: QueuedPayment): Promise<RunLine> {
  const { id, caseId, caseRef, ownerName, siren, amount, kind } = payment;
  const key = movementKey('order', { caseId, deed: deedOf(payment) });
  const order = mustExist(await findMovement(d, key), 'budget.errors.notOrdered');
  const envelope = mustExist(await findEnvelopeById(d, order.envelopeId), 'budget.errors.unknownEnvelope');
  const acts = await actsOfCase(d, caseId);
  const numberOf = (wanted: string): string => acts.findLast((act) => act.kind === wanted)?.number ?? '';
  return {
    reference: paymentReference(id),
    caseRef,
    payee: ownerName,
    siren,
    iban: ibanOf(ctx, payment),
    amount,
    object: translate('fr', `agreements.act.paymentOrder.objects.${kind}`),
    budgetLine: envelope.budgetLine,
    year: envelope.year,
    agreement: numberOf('agreement'),
    orderAct: numberOf('payment-order'),
    orderedOn: dayOf(order.at),
  };
}

/**
 * The file of a run, as it was made; whoever takes it is journalled, since it bears account numbers.
 * @throws DomainError `budget.finance.errors.altered` when it is no longer the one that was made, `.erased`
 */
export async function takeRunFile(ctx: Context, run: PaymentRun): Promise<string> {
  // Its time as an accounting piece is over; its number, its sum and its seal stay.
  if (run.content === '') throw refused('budget.finance.errors.erased');
  const file = openSecret(ctx.config.dataKey, RUN_BOX, run.content);
  if (hashOf(file) !== run.sha256) throw refused('budget.finance.errors.altered');
  await ctx.db.tx((d) => journalRun(d, ctx, run, 'payment.run-downloaded'));
  return file;
}

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const journalRun = (
  d: Writer,
  ctx: Context,
  { id, number, payments, total, sha256 }: PaymentRun,
  action: 'payment.run-made' | 'payment.run-downloaded',
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    { action, subject: { kind: 'payment-run', id }, data: { number, payments, total, sha256 } },
  );
