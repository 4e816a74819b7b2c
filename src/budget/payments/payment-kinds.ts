import type { CaseState } from '../../cases/case-states.ts';

export const PAYMENT_KINDS = ['advance', 'instalment', 'balance'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];
export const isPaymentKind = (text: string): text is PaymentKind =>
  (PAYMENT_KINDS as readonly string[]).includes(text);

export type PaymentState = 'submitted' | 'certified' | 'ordered' | 'paid' | 'rejected';
/** Counts as money given (or on its way). */
export const isGiven = (state: PaymentState): boolean => state === 'ordered' || state === 'paid';
/** Waits for somebody in the office. */
export const isRunning = (state: PaymentState): boolean => state === 'submitted' || state === 'certified';

/** When each payment can be asked for. */
const STATES: Readonly<Record<PaymentKind, readonly CaseState[]>> = {
  advance: ['signed', 'works-started'],
  instalment: ['works-started', 'works-done'],
  // A balance that the public accountant refused is asked for again from where the case stands by then.
  balance: ['conformity', 'balance', 'monitoring'],
};
export const canAsk = (kind: PaymentKind, state: CaseState): boolean => STATES[kind].includes(state);
