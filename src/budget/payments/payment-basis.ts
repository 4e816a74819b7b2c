import { withAmendedAward } from '../../cases/amended-terms.ts';
import { type Bill, billsOf, type CaseRow } from '../../cases/cases-queries.ts';
import { calculationOf, pinnedScheme } from '../../cases/decision/calculation.ts';
import type { Reader } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { canAsk, isGiven, isRunning, type PaymentKind } from './payment-kinds.ts';
import type { LiquidationInput, ReceivedAid } from './payment-liquidation.ts';
import { type PaymentRequest, paymentsOf } from './payment-store.ts';

/** Everything a payment of this case is reckoned from. */
export type PaymentBasis = Omit<LiquidationInput, 'otherAid' | 'invoices'> & {
  readonly invoices: readonly Bill[];
  readonly payments: readonly PaymentRequest[];
};

/** @throws DomainError `agreements.errors.noCalculation` before the decision */
export async function paymentBasis(d: Reader, row: CaseRow): Promise<PaymentBasis> {
  const decided = calculationOf(row);
  if (!decided) throw refused('agreements.errors.noCalculation');
  const calculation = withAmendedAward(decided, row);
  const version = mustExist(await findSchemeVersion(d, row.schemeVersionId), 'cases.errors.noScheme');
  const payments = await paymentsOf(d, row.id);
  return {
    calculation,
    definition: pinnedScheme(version).definition,
    invoices: await billsOf(d, row.id, 'invoice'),
    given: payments.filter(({ state }) => isGiven(state)).map(({ amount }) => amount),
    payments,
  };
}

export const withAid = (
  { definition, calculation, invoices, given }: PaymentBasis,
  otherAid: readonly ReceivedAid[],
): LiquidationInput => ({ definition, calculation, invoices, given, otherAid });

/** Why a payment cannot be asked for now; null when it can. Texts `agreements.payment.errors.*`. */
export type AskFault = 'notNow' | 'running' | 'notOffered' | 'noInvoice';

export function askFault(kind: PaymentKind, row: CaseRow, basis: PaymentBasis): AskFault | null {
  if (!canAsk(kind, row.state)) return 'notNow';
  if (basis.payments.some(({ state }) => isRunning(state))) return 'running';
  if (!isOffered(kind, basis)) return 'notOffered';
  return kind !== 'advance' && basis.invoices.length === 0 ? 'noInvoice' : null;
}

function isOffered(kind: PaymentKind, { definition, payments }: PaymentBasis): boolean {
  const { advance, instalments } = definition.payment;
  const given = (wanted: PaymentKind) =>
    payments.filter((payment) => payment.kind === wanted && isGiven(payment.state)).length;
  if (kind === 'advance') return advance !== null && given('advance') === 0;
  if (kind === 'instalment') return instalments !== null && given('instalment') < instalments.maxCount;
  return given('balance') === 0;
}
