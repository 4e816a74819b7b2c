import { addYears, type Day, wholeYearsBetween } from '../shared/dates.ts';
import { type Cents, cents, shareRoundedDown } from '../shared/money.ts';
import type { ClawbackExemption, ClawbackRule } from './scheme-schema.ts';
import { moneyValue, numberValue, rateValue, step, type TraceLine } from './trace.ts';

export type Breach = {
  /** When the undertaking began to run. */
  readonly from: Day;
  /** When it was broken. */
  readonly on: Day;
  readonly fraud: boolean;
  readonly exemption: ClawbackExemption | null;
};

export type Clawback = { readonly amount: Cents; readonly trace: readonly TraceLine[] };

/**
 * What is asked back: `Paid × coef(elapsed)`, by steps or pro rata of the whole years still to run. Fraud: everything,
 * whatever the rule says. Rounded down, in favour of the person who pays back.
 */
export function clawback(rule: ClawbackRule, paid: Cents, breach: Breach): Clawback {
  if (breach.fraud) return { amount: paid, trace: [step('clawback-fraud', rule.article, {}, paid)] };
  if (breach.exemption !== null && rule.exemptions.includes(breach.exemption))
    return { amount: cents(0), trace: [step('clawback-exempt', rule.article, {}, 0)] };
  return rule.mode === 'steps' ? bySteps(rule, paid, breach) : proRata(rule, paid, breach);
}

/** The last day of a step is inside it: “up to 5 years” includes the fifth anniversary. */
function bySteps(rule: Extract<ClawbackRule, { mode: 'steps' }>, paid: Cents, breach: Breach): Clawback {
  const at = rule.steps.find(({ upToYears }) => breach.on <= addYears(breach.from, upToYears));
  if (!at) return { amount: cents(0), trace: [step('clawback-over', rule.article, {}, 0)] };
  const amount = shareRoundedDown(paid, at.rate);
  const inputs = {
    rate: rateValue(at.rate),
    years: numberValue(at.upToYears, 'years'),
    paid: moneyValue(paid),
  };
  return { amount, trace: [step('clawback-step', rule.article, inputs, amount)] };
}

function proRata(rule: Extract<ClawbackRule, { mode: 'pro-rata' }>, paid: Cents, breach: Breach): Clawback {
  const kept = Math.max(0, wholeYearsBetween(breach.from, breach.on));
  const left = Math.max(0, rule.years - kept);
  const amount = cents(Number((BigInt(paid) * BigInt(left)) / BigInt(rule.years)));
  const inputs = {
    left: numberValue(left, 'years'),
    years: numberValue(rule.years, 'years'),
    paid: moneyValue(paid),
  };
  return { amount, trace: [step('clawback-pro-rata', rule.article, inputs, amount)] };
}
