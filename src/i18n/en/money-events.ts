import type { moneyEvents as frMoneyEvents } from '../fr/money-events.ts';
import type { Messages } from '../messages.ts';

export const moneyEvents = {
  'envelope-opened': 'Envelope opened',
  'envelope-change-proposed': 'Change of an envelope proposed',
  'envelope-change-approved': 'Change of an envelope approved',
  'envelope-change-refused': 'Change of an envelope refused',
  'payment-requested': 'Payment asked for',
  'payment-account-blocked': 'Bank account blocked',
  'payment-account-released': 'Bank account released',
  'payment-certified': 'Service certified',
  'payment-ordered': 'Payment ordered',
  'payment-paid': 'Payment confirmed',
  'payment-rejected': 'Payment request sent back',
  'payment-returned': 'Payment rejected by the accountant',
  'payment-run-made': 'Payment run made',
  'payment-run-downloaded': 'Payment run downloaded',
  'payment-run-confirmed': 'Accountant’s answer entered',
  'recovery-opened': 'Recovery order issued',
  'recovery-received': 'Recovered sum received',
  'recovery-spread': 'Repayment schedule granted',
  'recovery-write-off-asked': 'Waiver of a recovery asked for',
  'recovery-written-off': 'Recovery given up',
} as const satisfies Messages<typeof frMoneyEvents>;
