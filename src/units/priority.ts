import type { OwnerKind } from './ownership.ts';
import type { EnergyLabel, Status, UnitKind } from './unit.ts';

/**
 * Which units to turn to first: a sum of shown factors, each from 0 to 1, times weights that the service may change.
 * It orders a list; it decides nothing about anybody.
 */
export const PRIORITY_FACTORS = ['vacancy', 'energy', 'comfort', 'owner', 'engaged', 'potential'] as const;
export type PriorityFactor = (typeof PRIORITY_FACTORS)[number];
export type PriorityWeights = Readonly<Record<PriorityFactor, number>>;

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

export type PriorityPart = {
  readonly factor: PriorityFactor;
  readonly value: number;
  readonly points: number;
};
export type Priority = { readonly score: number; readonly parts: readonly PriorityPart[] };

/** Score out of 100 (whatever the sum of the weights) with its parts, largest first. */
export function priorityOf(
  facts: PriorityFacts,
  weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS,
): Priority {
  const total = PRIORITY_FACTORS.reduce((sum, factor) => sum + weights[factor], 0);
  if (total <= 0) return { score: 0, parts: [] };
  const parts = PRIORITY_FACTORS.map((factor) => {
    const value = VALUES[factor](facts);
    return { factor, value, points: (value * weights[factor] * 100) / total };
  }).toSorted((a, b) => b.points - a.points);
  return { score: Math.round(parts.reduce((sum, { points }) => sum + points, 0)), parts };
}

const UNKNOWN = 0.5;
const between = (value: number): number => Math.min(1, Math.max(0, value));

const VALUES: Readonly<Record<PriorityFactor, (facts: PriorityFacts) => number>> = {
  // Two years empty begin to be structural; after ten, the building decays and the city should have come.
  vacancy: ({ monthsVacant }) => (monthsVacant === null ? UNKNOWN : between((monthsVacant - 12) / 108)),
  // Letting bans reach G, then F, then E (law of 22 August 2021 on climate and resilience): there aid changes most.
  energy: ({ energyClass }) =>
    energyClass === null
      ? UNKNOWN
      : ({ A: 0, B: 0, C: 0.2, D: 0.45, E: 0.75, F: 1, G: 1 } as const)[energyClass],
  comfort: ({ cadastralCategory }) =>
    cadastralCategory === null ? UNKNOWN : between((cadastralCategory - 4) / 4),
  owner: ({ ownerKind, canBeContacted }) => {
    if (!canBeContacted) return 0;
    return ownerKind === null ? UNKNOWN : ownerKind === 'individual' ? 1 : 0.6;
  },
  engaged: ({ status }) =>
    ({
      'not-followed': 0.4,
      'awaiting-answer': 0.3,
      'first-contact': 0.8,
      'in-progress': 1,
      completed: 0,
      blocked: 0.1,
    })[status],
  potential: ({ kind, livingArea }) => {
    if (kind === 'other') return 0;
    return livingArea === null ? UNKNOWN : between((livingArea - 9) / 71);
  },
};
