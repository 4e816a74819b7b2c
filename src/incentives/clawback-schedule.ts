import { addDays, addYears, type Day } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';
import { clawback } from './clawback.ts';
import type { ClawbackRule } from './scheme-schema.ts';

/** A stretch of time in which a breach costs the same. `to`: its last day; null without end. */
export type ClawbackStretch = { readonly from: Day; readonly to: Day | null; readonly amount: Cents };

/** What a breach costs day by day from the start of an undertaking, reckoned by the very function that is applied. */
export function clawbackSchedule(rule: ClawbackRule, paid: Cents, from: Day): ClawbackStretch[] {
  const starts =
    rule.mode === 'pro-rata'
      ? Array.from({ length: rule.years + 1 }, (_, year) => addYears(from, year))
      : [from, ...rule.steps.map(({ upToYears }) => addDays(addYears(from, upToYears), 1))];
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return {
      from: start,
      to: next === undefined ? null : addDays(next, -1),
      amount: clawback(rule, paid, { from, on: start, fraud: false, exemption: null }).amount,
    };
  });
}
