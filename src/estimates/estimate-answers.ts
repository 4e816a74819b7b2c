import type { MeasureSlug } from '../audits/works/measure-catalogue.ts';
import {
  DWELLING_KINDS,
  ENERGY_CLASSES,
  INCOME_BANDS,
  RENT_LEVELS,
  TENURES,
} from '../incentives/vocabulary.ts';

/** What the page asks to choose from. Values are those of the audit and of aid rules, so that nothing is translated later. */
export const CHOICES = {
  kind: DWELLING_KINDS,
  energyClass: ENERGY_CLASSES,
  wallInsulation: ['none', 'insulated'],
  roofInsulation: ['none', 'insulated'],
  glazing: ['single', 'double-old', 'double-recent'],
  heating: ['none', 'gas-boiler', 'electric-convectors', 'oil-boiler', 'heat-pump-air-water', 'log-stove'],
  tenureAfter: TENURES,
  rentLevel: RENT_LEVELS,
  ownerKind: ['individual', 'joint-ownership', 'sci', 'company'],
  incomeBand: INCOME_BANDS,
} as const;
export type ChoiceField = keyof typeof CHOICES;
type Choice<Field extends ChoiceField> = (typeof CHOICES)[Field][number] | null;

/**
 * What a passer-by says of a home. Null: not said, or not known: both leave the result a range, neither is filled in.
 * No name, address, mailbox or amount of income: nothing here says who asks.
 */
export type EstimateAnswers = {
  readonly commune: string | null;
  readonly kind: Choice<'kind'>;
  /** m² */
  readonly livingArea: number | null;
  readonly yearBuilt: number | null;
  /** Year since which nobody lives there. */
  readonly vacantSince: number | null;
  /** Class of a DPE that the person holds. */
  readonly energyClass: Choice<'energyClass'>;
  readonly wallInsulation: Choice<'wallInsulation'>;
  readonly roofInsulation: Choice<'roofInsulation'>;
  readonly glazing: Choice<'glazing'>;
  readonly heating: Choice<'heating'>;
  readonly tenureAfter: Choice<'tenureAfter'>;
  readonly rentLevel: Choice<'rentLevel'>;
  readonly ownerKind: Choice<'ownerKind'>;
  readonly householdSize: number | null;
  readonly incomeBand: Choice<'incomeBand'>;
  /** Works thought of; empty: "I do not know", usual works for that state are proposed. */
  readonly measures: readonly MeasureSlug[];
};

export const NO_ANSWERS: EstimateAnswers = {
  commune: null,
  kind: null,
  livingArea: null,
  yearBuilt: null,
  vacantSince: null,
  energyClass: null,
  wallInsulation: null,
  roofInsulation: null,
  glazing: null,
  heating: null,
  tenureAfter: null,
  rentLevel: null,
  ownerKind: null,
  householdSize: null,
  incomeBand: null,
  measures: [],
};

/** Parts of the page in order; where people stop is counted by them. */
export const PARTS = {
  home: ['commune', 'kind', 'livingArea', 'yearBuilt', 'vacantSince'],
  state: ['energyClass', 'wallInsulation', 'roofInsulation', 'glazing', 'heating'],
  project: ['tenureAfter', 'rentLevel', 'ownerKind', 'householdSize', 'incomeBand'],
  works: ['measures'],
} as const satisfies Record<string, readonly (keyof EstimateAnswers)[]>;
export type Part = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as Part[];

const isSaid = (answers: EstimateAnswers, field: keyof EstimateAnswers): boolean => {
  const value = answers[field];
  return Array.isArray(value) ? value.length > 0 : value !== null;
};

/** Enough is known of the home for figures to mean something: what it is and how large. */
export const isEnough = ({ kind, livingArea }: EstimateAnswers): boolean =>
  kind !== null && livingArea !== null;

/** How many parts, from the first, hold an answer in or after them: how far somebody came. */
export const reachedPart = (answers: EstimateAnswers): number =>
  PART_NAMES.findLastIndex((part) => PARTS[part].some((field) => isSaid(answers, field))) + 1;
