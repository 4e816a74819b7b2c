import type { CaseRow } from '../../cases/cases-queries.ts';
import { translate } from '../../i18n/translate.ts';
import type { Localised } from '../../shared/locale.ts';
import { cents } from '../../shared/money.ts';
import type { PaymentRequest } from '../payments/payment-store.ts';
import type { RecoveryOpening } from './open-recovery.ts';

type Words = 'overpayment' | 'paid' | 'final';
const inBoth = (key: Words): Localised => ({
  fr: translate('fr', `budget.recovery.basis.${key}`),
  en: translate('en', `budget.recovery.basis.${key}`),
});

/** What a negative balance gives back: paid − definitive award (incentives: `balance = Sf − paid`). */
export function overpaymentOf(row: CaseRow, { id, liquidation }: PaymentRequest): RecoveryOpening {
  const final = liquidation.final ?? liquidation.award;
  return {
    caseId: row.id,
    cause: 'overpayment',
    amount: liquidation.toRecover,
    deed: `payment-${id}`,
    computation: {
      basis: inBoth('overpayment'),
      lines: [
        { label: inBoth('paid'), amount: liquidation.alreadyPaid },
        { label: inBoth('final'), amount: cents(-final) },
      ],
    },
  };
}
