import { type Cents, cents, shareRoundedDown, smallest, sumCents } from '../shared/money.ts';
import type { AwardRule } from './award-rule-schema.ts';
import { eligibleWorks, projectCost } from './compute-base.ts';
import { readConditions } from './read-conditions.ts';
import type { SchemeDefinition } from './scheme-schema.ts';
import { type AwardTerms, type OtherGrants, settleAward } from './settle-award.ts';
import { settleBase } from './settle-base.ts';
import type { Measure, Situation } from './situation.ts';
import { moneyValue, rateValue, step, type TraceLine } from './trace.ts';

/** The award as decided: what every payment is reckoned from. */
export type Award = {
  /** S0. */
  readonly amount: Cents;
  /** A0. */
  readonly base: Cents;
  readonly terms: AwardTerms;
};

export type Payable = { readonly amount: Cents; readonly trace: readonly TraceLine[] };
const NOTHING: Payable = { amount: cents(0), trace: [] };

/** Advance: at most α·S0, less what has been paid already; 0 where the scheme grants none in this situation. */
export function advancePayable(
  payment: SchemeDefinition['payment'],
  award: Award,
  situation: Situation,
  paid: Cents,
): Payable {
  const { advance, article } = payment;
  if (!advance || readConditions(advance.when, situation).truth !== 'yes') return NOTHING;
  const most = shareRoundedDown(award.amount, advance.rate);
  const amount = cents(Math.max(0, most - paid));
  const inputs = { rate: rateValue(advance.rate), award: moneyValue(award.amount), paid: moneyValue(paid) };
  return { amount, trace: [step('advance', article, inputs, amount)] };
}

/**
 * Instalment on invoices: advance and instalments together follow the eligible invoices (S0 × A/A0) and stop at β·S0.
 * Rounded down; never negative.
 */
export function instalmentPayable(
  payment: SchemeDefinition['payment'],
  award: Award,
  eligibleInvoices: Cents,
  paid: Cents,
): Payable {
  const { instalments, article } = payment;
  if (!instalments || award.base === 0) return NOTHING;
  const most = shareRoundedDown(award.amount, instalments.rate);
  const earned = inProportion(award.amount, eligibleInvoices, award.base);
  const amount = cents(Math.max(0, smallest(most, earned) - paid));
  const inputs = {
    rate: rateValue(instalments.rate),
    award: moneyValue(award.amount),
    invoices: moneyValue(eligibleInvoices),
    base: moneyValue(award.base),
    paid: moneyValue(paid),
  };
  return { amount, trace: [step('instalment', article, inputs, amount)] };
}

/** amount × part / whole, rounded down, a part above the whole counting as the whole. */
const inProportion = (amount: Cents, part: Cents, whole: Cents): Cents =>
  cents(Number((BigInt(amount) * BigInt(Math.min(part, whole))) / BigInt(whole)));

export type FinalAward = {
  /** Sf, never above S0. */
  readonly amount: Cents;
  /** Af: eligible final invoices, within the ceilings of the decision. */
  readonly base: Cents;
  readonly trace: readonly TraceLine[];
};

/**
 * `Sf = min(S0, rate·Af + premiums, Smax, max(0, T·Cost_f − other aid received))` with the terms frozen at the decision
 * and the base rule of the pinned version. `invoices` are the final costs of the measures, `other` the grants really
 * received.
 */
export function finalAward(
  rule: AwardRule,
  award: Award,
  invoices: readonly Measure[],
  other: OtherGrants,
): FinalAward {
  const works = eligibleWorks(rule.base, invoices);
  const { base, lines, refusal } = settleBase(award.terms.base, works.total);
  if (refusal) return { amount: cents(0), base, trace: [works.line, ...lines, refusal] };
  const settled = settleAward(award.terms, base, projectCost(rule.base, invoices), other);
  const amount = smallest(award.amount, settled.amount);
  const inputs = { award: moneyValue(award.amount), recomputed: moneyValue(settled.amount) };
  const final = step('final-award', null, inputs, amount);
  return { amount, base, trace: [works.line, ...lines, ...settled.lines, final] };
}

export type Balance = {
  readonly final: Cents;
  /** Final award − paid. Negative: the owner gives back. */
  readonly balance: Cents;
  readonly toPay: Cents;
  readonly toRecover: Cents;
  /** S0 − Sf, freed in the envelope. */
  readonly released: Cents;
  readonly trace: readonly TraceLine[];
};

/** The balance on the final award: paid if positive, a recovery order if negative; what is not used is released. */
export function balanceOf(award: Award, final: Cents, payments: readonly Cents[]): Balance {
  const due = smallest(award.amount, final);
  const paid = sumCents(payments);
  const balance = cents(due - paid);
  const toPay = cents(Math.max(0, balance));
  const toRecover = cents(Math.max(0, -balance));
  const released = cents(award.amount - due);
  const trace = [
    step('balance', null, { final: moneyValue(due), paid: moneyValue(paid) }, toPay),
    ...(toRecover > 0
      ? [step('recovery', null, { final: moneyValue(due), paid: moneyValue(paid) }, toRecover)]
      : []),
    ...(released > 0
      ? [step('released', null, { award: moneyValue(award.amount), final: moneyValue(due) }, released)]
      : []),
  ];
  return { final: due, balance, toPay, toRecover, released, trace };
}
