import type { OwnerKind } from '../ownership.ts';
import type { EnergyLabel, Status, UnitKind } from '../unit.ts';

/**
 * Which units to turn to first: a sum of shown factors, each from 0 to 1, times weights that the service may change.
 * It orders a list; it decides nothing about anybody. The database keeps the same score beside each unit (views
 * `unit_factor` and `unit_priority`): values are whole thousandths here and there, so that the two never differ.
 */
export const PRIORITY_FACTORS = ['vacancy', 'energy', 'comfort', 'owner', 'engaged', 'potential'] as const;
export type PriorityFactor = (typeof PRIORITY_FACTORS)[number];
/** Whole numbers from 0 to 100; at least one above 0. */
export type PriorityWeights = Readonly<Record<PriorityFactor, number>>;
export const MOST_WEIGHT = 100;

export const DEFAULT_PRIORITY_WEIGHTS: PriorityWeights = {
  vacancy: 25,
  energy: 20,
  comfort: 10,
  owner: 15,
  engaged: 20,
  potential: 10,
};

/** What the score looks at; null is unknown and counts as the middle, so that ignorance neither helps nor harms. */
export type PriorityFacts = {
  readonly monthsVacant: number | null;
  readonly energyClass: EnergyLabel | null;
  readonly cadastralCategory: number | null;
  readonly ownerKind: OwnerKind | null;
  readonly canBeContacted: boolean;
  readonly status: Status;
  readonly kind: UnitKind;
  readonly livingArea: number | null;
};

/** `value` from 0 to 1, `points` what it brings to the score, `most` what it could bring. */
export type PriorityPart = {
  readonly factor: PriorityFactor;
  readonly value: number;
  readonly points: number;
  readonly most: number;
};
export type Priority = { readonly score: number; readonly parts: readonly PriorityPart[] };

export const sumOfWeights = (weights: PriorityWeights): number =>
  PRIORITY_FACTORS.reduce((sum, factor) => sum + weights[factor], 0);

/** Score out of 100 (whatever the sum of the weights), rounded half up. */
export function scoreOf(facts: PriorityFacts, weights: PriorityWeights): number {
  const total = sumOfWeights(weights);
  if (total <= 0) return 0;
  let sum = 5 * total;
  for (const factor of PRIORITY_FACTORS) sum += VALUES[factor](facts) * weights[factor];
  return Math.floor(sum / (10 * total));
}

/** The score with its parts, largest first. */
export function priorityOf(
  facts: PriorityFacts,
  weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS,
): Priority {
  const total = sumOfWeights(weights);
  if (total <= 0) return { score: 0, parts: [] };
  const valued = PRIORITY_FACTORS.map((factor) => ({ factor, thousandths: VALUES[factor](facts) }));
  const parts = valued.map(({ factor, thousandths }) => ({
    factor,
    value: thousandths / 1000,
    points: (thousandths * weights[factor]) / (10 * total),
    most: (100 * weights[factor]) / total,
  }));
  return {
    score: scoreOf(facts, weights),
    parts: parts.toSorted((a, b) => b.points - a.points),
  };
}

const UNKNOWN = 500;
/** From 0 where `value` is `from` to 1000 where it is `from + span`, never beyond. */
const spread = (value: number, from: number, span: number): number =>
  Math.min(1000, Math.max(0, Math.trunc(((value - from) * 1000) / span)));

const VALUES: Readonly<Record<PriorityFactor, (facts: PriorityFacts) => number>> = {
  // Two years empty begin to be structural; after ten, the building decays and the city should have come.
  vacancy: ({ monthsVacant }) => (monthsVacant === null ? UNKNOWN : spread(monthsVacant, 12, 108)),
  // Letting bans reach G, then F, then E (law of 22 August 2021 on climate and resilience): there aid changes most.
  energy: ({ energyClass }) =>
    energyClass === null
      ? UNKNOWN
      : ({ A: 0, B: 0, C: 200, D: 450, E: 750, F: 1000, G: 1000 } as const)[energyClass],
  comfort: ({ cadastralCategory }) =>
    cadastralCategory === null ? UNKNOWN : spread(cadastralCategory, 4, 4),
  owner: ({ ownerKind, canBeContacted }) => {
    if (!canBeContacted) return 0;
    return ownerKind === null ? UNKNOWN : ownerKind === 'individual' ? 1000 : 600;
  },
  engaged: ({ status }) =>
    ({
      'not-followed': 400,
      'awaiting-answer': 300,
      'first-contact': 800,
      'in-progress': 1000,
      completed: 0,
      blocked: 100,
    })[status],
  potential: ({ kind, livingArea }) => {
    if (kind === 'other') return 0;
    return livingArea === null ? UNKNOWN : spread(livingArea, 9, 71);
  },
};
