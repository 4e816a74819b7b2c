import type { EstimateInput } from '../incentives/estimate-input.ts';
import type { IncomeBand, OwnerKind, RentLevel, Tenure } from '../incentives/vocabulary.ts';
import { INCOME_BANDS } from '../incentives/vocabulary.ts';
import { type Day, day, wholeMonthsBetween, yearOf } from '../shared/dates.ts';
import type { EstimateAnswers } from './estimate-answers.ts';

/** Answers not given that are tried with each value they can take. The others stay unknown to the rules. */
export const HOLES = ['income', 'project', 'ownerKind', 'vacancy'] as const;
export type Hole = (typeof HOLES)[number];

/** One way in which the answers not given could turn out. */
export type Completion = {
  readonly input: EstimateInput;
  /** The value taken for each hole; absent where it was answered. */
  readonly taken: Readonly<Partial<Record<Hole, string>>>;
};

type Way = { readonly value: string; readonly input: EstimateInput };

/**
 * Every way in which what was not said could turn out, at most 80. Nothing is filled in: what all ways share is certain,
 * the rest is a range, and the hole that opens it most is the answer that decides most.
 */
export function completionsOf(answers: EstimateAnswers, on: Day): Completion[] {
  let completions: Completion[] = [{ input: saidOf(answers, on), taken: {} }];
  for (const hole of HOLES) {
    const ways = WAYS[hole](answers, on);
    if (ways.length === 0) continue;
    completions = completions.flatMap(({ input, taken }) =>
      ways.map((way) => ({
        input: { ...input, ...way.input },
        taken: ways.length > 1 ? { ...taken, [hole]: way.value } : taken,
      })),
    );
  }
  return completions;
}

/** What was said, as it is. Works are supposed not begun: the page says so, since begun they lose every aid. */
const saidOf = (answers: EstimateAnswers, on: Day): EstimateInput => ({
  on,
  commune: answers.commune,
  kind: answers.kind,
  livingArea: answers.livingArea,
  yearBuilt: answers.yearBuilt,
  householdSize: answers.householdSize,
  facts: { 'works-not-started': true },
});

/** Companies have no income band; the rules do not ask them for one. */
const hasIncome = (ownerKind: OwnerKind | null): boolean => ownerKind !== 'sci' && ownerKind !== 'company';

type Project = { readonly tenureAfter: Tenure; readonly rentLevel: RentLevel | null };
const LETTINGS: readonly Project[] = (['free', 'loc1', 'loc2'] as const).map((rentLevel) => ({
  tenureAfter: 'let',
  rentLevel,
}));
const LIVED_IN: Project = { tenureAfter: 'owner-occupied', rentLevel: null };
const SOLD: Project = { tenureAfter: 'sold', rentLevel: null };

function projectsFor(tenureAfter: Tenure | null, rentLevel: RentLevel | null): readonly Project[] {
  if (tenureAfter === null) return [LIVED_IN, ...LETTINGS, SOLD];
  if (tenureAfter !== 'let') return [{ tenureAfter, rentLevel: null }];
  return rentLevel === null ? LETTINGS : [{ tenureAfter, rentLevel }];
}

const asWay = ({ tenureAfter, rentLevel }: Project): Way => ({
  value: rentLevel === null ? tenureAfter : `${tenureAfter}-${rentLevel}`,
  input: { tenureAfter, rentLevel },
});

const WAYS: Record<Hole, (answers: EstimateAnswers, on: Day) => readonly Way[]> = {
  income: ({ incomeBand, ownerKind }) => {
    const bands: readonly IncomeBand[] =
      incomeBand !== null ? [incomeBand] : hasIncome(ownerKind) ? INCOME_BANDS : [];
    return bands.map((band) => ({ value: band, input: { incomeBand: band } }));
  },
  project: ({ tenureAfter, rentLevel }) => projectsFor(tenureAfter, rentLevel).map(asWay),
  ownerKind: ({ ownerKind }) =>
    (ownerKind === null ? (['individual', 'sci'] as const) : [ownerKind]).map((kind) => ({
      value: kind,
      input: { ownerKind: kind },
    })),
  vacancy: ({ vacantSince }, on) => {
    if (vacantSince === null) return [];
    const ends = [...new Set(monthsSince(vacantSince, on))];
    return ends.map((months) => ({ value: String(months), input: { vacancyMonths: months } }));
  },
};

/** A year says no month: vacant since its last day at the least, since its first at the most. */
function monthsSince(year: number, on: Day): [number, number] {
  const first = day(`${year}-01-01`);
  const last = year >= yearOf(on) ? on : day(`${year}-12-31`);
  return [Math.max(0, wholeMonthsBetween(last, on)), Math.max(0, wholeMonthsBetween(first, on))];
}
