import type { LiquidationDetail, PaymentFacts } from '../../agreements/acts/act-facts.ts';
import { agreementNumberOf, conformityDayOf } from '../../agreements/agreements-queries.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { openSecret } from '../../shared/secret-box.ts';
import type { PaymentBasis } from './payment-basis.ts';
import { IBAN_BOX, maskedIban } from './payment-iban.ts';
import type { Liquidation } from './payment-liquidation.ts';
import type { PaymentRequest } from './payment-store.ts';

export const ibanOf = (ctx: Context, { iban }: Pick<PaymentRequest, 'iban'>): string =>
  openSecret(ctx.config.dataKey, IBAN_BOX, iban);

export async function paymentFacts(
  d: Reader,
  row: CaseRow,
  payment: PaymentRequest,
  liquidation: Liquidation,
): Promise<PaymentFacts> {
  const { kind, award, final, alreadyPaid, amount, toRecover, released } = liquidation;
  return {
    request: payment.id,
    paymentKind: kind,
    award,
    final,
    alreadyPaid,
    amount,
    toRecover,
    released,
    agreementNumber: await agreementNumberOf(d, row.id),
  };
}

/** What the liquidation sheet says, the account masked. */
export async function liquidationDetail(
  d: Reader,
  ctx: Context,
  row: CaseRow,
  of: {
    readonly payment: PaymentRequest;
    readonly liquidation: Liquidation;
    readonly basis: PaymentBasis;
    readonly certifiedBy: string;
  },
): Promise<LiquidationDetail> {
  const { payment, liquidation, basis, certifiedBy } = of;
  const counted = basis.invoices.filter(({ id }) => liquidation.invoices.includes(id));
  return {
    kind: 'liquidation',
    payment: await paymentFacts(d, row, payment, liquidation),
    invoices: counted.map(({ company, number, datedOn, totalHT, totalTTC }) => ({
      company,
      number,
      datedOn,
      totalHT,
      totalTTC,
    })),
    otherAid: liquidation.otherAid
      .filter(({ amount }) => amount > 0)
      .map(({ code, amount }) => ({ code, amount })),
    trace: liquidation.trace,
    conformityVisitOn: await conformityDayOf(d, row.id),
    certifiedBy,
    ibanMasked: maskedIban(ibanOf(ctx, payment)),
  };
}
