import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForPayee } from '../../cases/payee.ts';
import { attachPiece } from '../../cases/pieces/attach-piece.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OwnerActor } from '../../shared/actor.ts';
import { invalid, refused } from '../../shared/errors.ts';
import { fingerprint, sealSecret } from '../../shared/secret-box.ts';
import { askFault, paymentBasis, withAid } from './payment-basis.ts';
import { IBAN_BOX, ibanFault, maskedIban, normalIban } from './payment-iban.ts';
import type { PaymentKind } from './payment-kinds.ts';
import { liquidate, type ReceivedAid } from './payment-liquidation.ts';
import { promiseAccountTakenMail, promiseRequestedMail } from './payment-mails.ts';
import { addPayment, otherUsesOfAccount, type PaymentRequest } from './payment-store.ts';

export type PaymentAsked = {
  readonly kind: PaymentKind;
  readonly iban: string;
  readonly otherAid: readonly ReceivedAid[];
  /** Bank details slip. */
  readonly slip: { readonly name: string; readonly bytes: Uint8Array };
};

/**
 * The owner, or whoever receives payments for them under a mandate, asks for one on the invoices entered. The account
 * number is checked, sealed and fingerprinted; one that another owner gave blocks the request until a second person
 * releases it, and the officer is told.
 * @throws DomainError `agreements.payment.errors.{badIban,ibanCountry,nothing}` or those of `askFault`
 */
export async function requestPayment(
  ctx: Context,
  caseId: number,
  asked: PaymentAsked,
): Promise<PaymentRequest> {
  const iban = normalIban(asked.iban);
  const fault = ibanFault(iban);
  if (fault) throw invalid(`agreements.payment.errors.${fault}`);
  const file = await storeUpload(ctx, asked.slip.bytes, { sensitive: true });
  return ctx.db.tx(async (d) => {
    const { row } = await caseForPayee(d, ctx, caseId);
    const payment = await add(d, ctx, row, { ...asked, iban });
    await attachPiece(d, ctx, row.id, { type: 'bank-details', name: asked.slip.name, file });
    await promiseRequestedMail(d, ctx, row, payment);
    await warnOfTakenAccount(d, ctx, row, payment, iban);
    return payment;
  });
}

async function add(d: Writer, ctx: Context, row: CaseRow, asked: PaymentAsked): Promise<PaymentRequest> {
  const { kind, iban } = asked;
  const now = ctx.clock();
  const basis = await paymentBasis(d, row);
  const fault = askFault(kind, row, basis);
  if (fault) throw refused(`agreements.payment.errors.${fault}`);
  const liquidation = liquidate(kind, withAid(basis, asked.otherAid));
  if (kind !== 'balance' && liquidation.amount === 0) throw refused('agreements.payment.errors.nothing');
  const { dataKey } = ctx.config;
  const payment = await addPayment(d, {
    caseId: row.id,
    kind,
    state: 'submitted',
    liquidation,
    amount: liquidation.amount,
    iban: sealSecret(dataKey, IBAN_BOX, iban),
    ibanFingerprint: fingerprint(dataKey, IBAN_BOX, iban),
    requestedBy: (ctx.actor as OwnerActor).accountId,
    requestedAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'payment.requested',
      subject: { kind: 'payment', id: payment.id },
      data: { case: row.ref, kind, amount: payment.amount, invoices: liquidation.invoices },
    },
  );
  return payment;
}

/** Two owners, one account: the officer is told at once, without the number. */
async function warnOfTakenAccount(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  payment: PaymentRequest,
  iban: string,
): Promise<void> {
  const [other] = await otherUsesOfAccount(d, payment.ibanFingerprint, row.ownerId);
  if (!other) return;
  await promiseAccountTakenMail(d, ctx, row, { other: other.caseRef ?? '', iban: maskedIban(iban) });
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'payment.account-blocked',
      subject: { kind: 'payment', id: payment.id },
      data: { case: row.ref, other: other.caseRef },
    },
  );
}
