import type { Estimate } from '../incentives/estimate.ts';
import type { Status } from '../incentives/vocabulary.ts';
import { type Cents, cents } from '../shared/money.ts';
import { HOLES, type Hole } from './completions.ts';

/** One reckoning: one usual home at one price under one way in which the rest could turn out. */
export type Reckoning = {
  readonly estimate: Estimate;
  readonly taken: Readonly<Partial<Record<Hole, string>>>;
};

/** What an aid gives over all reckonings. `unknown`: in some of them only, or an answer is missing. */
export type AidRange = {
  readonly code: string;
  readonly status: Status;
  readonly low: Cents;
  readonly high: Cents;
};

export type MoneyRange = { readonly low: Cents; readonly high: Cents };

/** Per hole, how far its answer moves the grants on average: what decides most comes first. */
export type HoleWeight = { readonly hole: Hole; readonly low: Cents; readonly high: Cents };

export type AidRanges = {
  /** The local scheme first, then national grants. Loans, tax and notices are other kinds: `otherAids`. */
  readonly grants: readonly AidRange[];
  readonly loans: readonly AidRange[];
  readonly total: MoneyRange;
  readonly cost: MoneyRange;
  readonly remainder: MoneyRange;
  readonly holes: readonly HoleWeight[];
};

type Given = { readonly code: string; readonly status: Status; readonly low: number; readonly high: number };

/** @throws RangeError without any reckoning */
export function aidRanges(reckonings: readonly Reckoning[]): AidRanges {
  const estimates = reckonings.map(({ estimate }) => estimate);
  return {
    grants: rangesOf(estimates.map(grantsOf)),
    loans: rangesOf(estimates.map(({ levers }) => levers.filter(({ kind }) => kind === 'loan').map(given))),
    total: rangeOf(estimates.flatMap((estimate) => [estimate.plan.totalGrants, mostOf(estimate)])),
    cost: rangeOf(estimates.map(({ plan }) => plan.cost.ttc)),
    remainder: rangeOf(
      estimates.flatMap((estimate) => [
        estimate.plan.remainder,
        Math.max(0, estimate.plan.cost.ttc - mostOf(estimate)),
      ]),
    ),
    holes: HOLES.flatMap((hole) => weightOf(hole, reckonings))
      .filter(({ low, high }) => high > low)
      .toSorted((a, b) => b.high - b.low - (a.high - a.low)),
  };
}

const grantsOf = ({ scheme, levers }: Estimate): Given[] => [
  ...(scheme ? [given(scheme)] : []),
  ...levers.filter(({ kind }) => kind === 'grant').map(given),
];

/** Certain from zero, possible up to the potential: an aid whose answers are missing is neither granted nor refused. */
const given = (aid: {
  readonly code: string;
  readonly status: Status;
  readonly amount: Cents | null;
  readonly potential: Cents | null;
}): Given => {
  const amount = aid.amount ?? 0;
  if (aid.status !== 'unknown') return { code: aid.code, status: aid.status, low: amount, high: amount };
  return { code: aid.code, status: 'unknown', low: 0, high: Math.max(amount, aid.potential ?? 0) };
};

/** All grants at the most that they could be, within the cost. */
const mostOf = (estimate: Estimate): number =>
  Math.min(
    estimate.plan.cost.ttc,
    Math.max(
      estimate.plan.totalGrants,
      grantsOf(estimate).reduce((sum, { high }) => sum + high, 0),
    ),
  );

function rangesOf(all: readonly (readonly Given[])[]): AidRange[] {
  const codes = [...new Set(all.flatMap((aids) => aids.map(({ code }) => code)))];
  return codes.map((code) => {
    const found = all.map((aids) => aids.find((aid) => aid.code === code));
    const statuses = new Set(found.map((aid) => aid?.status ?? 'not-eligible'));
    const [only] = statuses;
    const { low, high } = rangeOf(found.flatMap((aid) => (aid ? [aid.low, aid.high] : [0])));
    return { code, status: statuses.size === 1 && only ? only : 'unknown', low, high };
  });
}

const rangeOf = (values: readonly number[]): MoneyRange => ({
  low: cents(Math.min(...values)),
  high: cents(Math.max(...values)),
});

function weightOf(hole: Hole, reckonings: readonly Reckoning[]): HoleWeight[] {
  const groups = Map.groupBy(reckonings, ({ taken }) => taken[hole]);
  if (groups.has(undefined) || groups.size < 2) return [];
  const means = [...groups.values()].map((group) =>
    Math.round(group.reduce((sum, { estimate }) => sum + estimate.plan.totalGrants, 0) / group.length),
  );
  return [{ hole, ...rangeOf(means) }];
}

/** The reckoning in the middle by what is left to pay: the example that the page draws. */
export function middleOf(reckonings: readonly Reckoning[]): Reckoning {
  const sorted = reckonings.toSorted((a, b) => a.estimate.plan.remainder - b.estimate.plan.remainder);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new RangeError('no reckoning');
  return middle;
}
