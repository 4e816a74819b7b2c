import type { CaseState } from '../../cases/case-states.ts';
import { addDays, type Day, daysBetween, later } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';

/** Fewer observations than this say nothing: the deadlines of the agreement stand in. */
export const LEAST_OBSERVED = 5;

/** Days from a state to the balance ordered: quartiles of what was observed, or the longest the deadlines allow. */
export type Delay = {
  readonly source: 'observed' | 'deadlines';
  readonly early: number;
  readonly likely: number;
  readonly late: number;
  readonly observations: number;
};

/** States in which something engaged is still to be paid. */
export const PAYING_STATES = [
  'granted',
  'to-sign',
  'signed',
  'works-started',
  'works-done',
  'conformity',
  'balance',
  'monitoring',
] as const satisfies readonly CaseState[];
export type PayingState = (typeof PAYING_STATES)[number];

/** Quartiles of the days observed (nearest rank); `limit` in days when too few were. */
export function delayOf(observed: readonly number[], limit: number): Delay {
  const observations = observed.length;
  if (observations < LEAST_OBSERVED)
    return { source: 'deadlines', early: Math.floor(limit / 2), likely: limit, late: limit, observations };
  const sorted = observed.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * observations) - 1] ?? 0;
  return { source: 'observed', early: at(0.25), likely: at(0.5), late: at(0.75), observations };
}

/** Money engaged and not ordered of one case, and when its state began. */
export type Pending = {
  readonly caseId: number;
  readonly ref: string;
  readonly state: PayingState;
  readonly since: Day;
  readonly amount: Cents;
};
export type Expected = Pending & {
  readonly early: Day;
  readonly likely: Day;
  readonly late: Day;
  readonly source: Delay['source'];
};

/** When each case's money should leave; what is overdue leaves today at the earliest. */
export const expectedOn = (
  pending: readonly Pending[],
  delays: Readonly<Record<PayingState, Delay>>,
  today: Day,
): Expected[] =>
  pending.map((one) => {
    const { source, early, likely, late } = delays[one.state];
    const on = (days: number): Day => later(today, addDays(one.since, days));
    return { ...one, source, early: on(early), likely: on(likely), late: on(late) };
  });

export type Period = {
  /** `2026-11` or `2026`. */
  readonly period: string;
  /** Sure to fall there: from the earliest to the latest day. */
  readonly low: Cents;
  readonly likely: Cents;
  /** May fall there. */
  readonly high: Cents;
};

/** Sums by month (7 characters) or year (4), for each period given; low ≤ likely ≤ high in each. */
export const byPeriod = (expected: readonly Expected[], periods: readonly string[]): Period[] =>
  periods.map((period) => {
    const of = (day: Day): string => day.slice(0, period.length);
    const sum = (keep: (one: Expected) => boolean): Cents =>
      cents(expected.filter(keep).reduce((total, { amount }) => total + amount, 0));
    return {
      period,
      low: sum(({ early, late }) => of(early) === period && of(late) === period),
      likely: sum(({ likely }) => of(likely) === period),
      high: sum(({ early, late }) => of(early) <= period && of(late) >= period),
    };
  });

export const daysFrom = (from: Day, to: Day): number => Math.max(0, daysBetween(from, to));
