import { addMonths, type Day } from '../../shared/dates.ts';
import type { Localised } from '../../shared/locale.ts';
import { type Cents, cents, splitCents, sumCents } from '../../shared/money.ts';

/** Why money comes back: paid beyond the definitive award, or an undertaking that was broken. */
export const RECOVERY_CAUSES = ['overpayment', 'clawback'] as const;
export type RecoveryCause = (typeof RECOVERY_CAUSES)[number];

export const RECOVERY_STATES = ['open', 'partly', 'paid', 'written-off'] as const;
export type RecoveryState = (typeof RECOVERY_STATES)[number];

/** How the sum was found, in words that the letter gives as they are. Amounts in cents. */
export type RecoveryComputation = {
  /** The rule that makes the money due, as one sentence with its article. */
  readonly basis: Localised;
  readonly lines: readonly { readonly label: Localised; readonly amount: Cents }[];
};

export type RecoveryAccount = {
  readonly amount: Cents;
  readonly received: Cents;
  /** Still owed; 0 once paid or written off. */
  readonly left: Cents;
  readonly state: RecoveryState;
};

/** Where a recovery stands, from what came in and whether the rest was given up. */
export function accountOf(amount: Cents, receipts: readonly Cents[], writtenOff: boolean): RecoveryAccount {
  const received = sumCents(receipts);
  const left = cents(Math.max(0, amount - received));
  if (left === 0) return { amount, received, left, state: 'paid' };
  if (writtenOff) return { amount, received, left: cents(0), state: 'written-off' };
  return { amount, received, left, state: received > 0 ? 'partly' : 'open' };
}

export type RepaymentTerm = { readonly dueOn: Day; readonly amount: Cents };

/** `count` equal monthly terms from `first` on; every cent is in exactly one. */
export const monthlyTerms = (left: Cents, count: number, first: Day): RepaymentTerm[] =>
  splitCents(
    left,
    Array.from({ length: count }, () => 1),
  ).map((amount, index) => ({
    dueOn: addMonths(first, index),
    amount,
  }));

/**
 * Terms agreed, the earliest paid first; one is paid once the whole of it came in. They were made of what was owed on
 * their day: what they hold beyond what is `left` is what came in since.
 */
export function termsStanding(
  terms: readonly RepaymentTerm[],
  left: Cents,
): readonly (RepaymentTerm & { readonly paid: boolean })[] {
  const received = sumCents(terms.map(({ amount }) => amount)) - left;
  let asked = 0;
  return terms.map((term) => {
    asked += term.amount;
    return { ...term, paid: asked <= received };
  });
}

export const MOST_TERMS = 36;
