import { issueAct } from '../../agreements/acts/issue-act.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import { acceptPieces } from '../../cases/pieces/accept-pieces.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { PaymentRequestId } from '../../shared/ids.ts';
import { accountDoubts } from './account-doubts.ts';
import { liquidationDetail } from './payment-act-facts.ts';
import { paymentBasis, withAid } from './payment-basis.ts';
import { liquidate } from './payment-liquidation.ts';
import { piecesOfPayment } from './payment-pieces.ts';
import { findPayment, type PaymentRequest, savePayment } from './payment-store.ts';

export type PaymentKey = { readonly ref: string; readonly id: number };

/** A payment request of a case that staff may open. @throws DomainError not-found, forbidden */
export async function openPayment(
  d: Writer,
  ctx: Context,
  { ref, id }: PaymentKey,
): Promise<{ row: CaseRow; payment: PaymentRequest }> {
  const row = await caseForStaff(d, ctx, ref);
  const payment = await findPayment(d, row.id, id as PaymentRequestId);
  return { row, payment: mustExist(payment, 'agreements.payment.errors.unknown') };
}

export type Certified = {
  readonly version: number;
  /** Amount on the screen of the person who certifies. */
  readonly shownAmount: number;
};

/**
 * An officer certifies the service: the payment is reckoned again on the invoices of today, fixed, and its liquidation
 * sheet issued. The invoices and the bank details that it rests on are thereby examined and accepted: whoever certifies
 * answers for them. Done twice is done once.
 * @throws DomainError `agreements.payment.errors.{unknown,changed,amountChanged,accountBlocked,releasedByYou}`, or that
 *   of a piece refused or still in quarantine
 */
export async function certifyPayment(ctx: Context, key: PaymentKey, given: Certified): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const { row, payment } = await openPayment(d, ctx, key);
    if (payment.state === 'certified' && payment.certifiedBy === actor.accountId) return;
    if (payment.state !== 'submitted' || payment.version !== given.version)
      throw conflict('agreements.payment.errors.changed');
    await mustHaveRightAccount(d, row, payment, actor);
    const basis = await paymentBasis(d, row);
    const liquidation = liquidate(payment.kind, withAid(basis, payment.liquidation.otherAid));
    if (liquidation.amount !== given.shownAmount) throw conflict('agreements.payment.errors.amountChanged');
    await acceptPieces(d, ctx, await piecesOfPayment(d, row, basis, liquidation.invoices));
    await savePayment(d, payment, {
      state: 'certified',
      liquidation,
      amount: liquidation.amount,
      certifiedBy: actor.accountId,
      certifiedAt: now,
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'payment.certified',
        subject: { kind: 'payment', id: payment.id },
        data: {
          case: row.ref,
          kind: payment.kind,
          amount: liquidation.amount,
          award: liquidation.award,
          final: liquidation.final,
          invoices: liquidation.invoices,
        },
      },
    );
    const of = { payment, liquidation, basis, certifiedBy: actor.name };
    await issueAct(d, ctx, row, await liquidationDetail(d, ctx, row, of));
  });
}

/** An account in doubt is paid only once somebody else than the certifier has released it with a reason. */
async function mustHaveRightAccount(
  d: Writer,
  row: CaseRow,
  payment: PaymentRequest,
  { accountId }: Staff,
): Promise<void> {
  if ((await accountDoubts(d, row, payment)).length === 0) return;
  if (payment.accountReleasedBy === null) throw refused('agreements.payment.errors.accountBlocked');
  if (payment.accountReleasedBy === accountId) throw refused('agreements.payment.errors.releasedByYou');
}
