import type { Reader } from '../../db/database.ts';
import type { CaseId } from '../../shared/ids.ts';
import { type Cents, sumCents } from '../../shared/money.ts';
import { isGiven } from './payment-kinds.ts';
import { paymentsOf } from './payment-store.ts';

/** What other rooms may ask of payments. */
export { type PaymentRequest, paymentsOf } from './payment-store.ts';

/** Whether the balance has been certified: invoices then no longer change. */
export async function paymentIsSettled(d: Reader, caseId: CaseId): Promise<boolean> {
  return (await paymentsOf(d, caseId)).some(
    ({ kind, state }) => kind === 'balance' && (state === 'certified' || isGiven(state)),
  );
}

/** What has been ordered for a case so far. */
export async function totalGiven(d: Reader, caseId: CaseId): Promise<Cents> {
  const given = (await paymentsOf(d, caseId)).filter(({ state }) => isGiven(state));
  return sumCents(given.map(({ amount }) => amount));
}
