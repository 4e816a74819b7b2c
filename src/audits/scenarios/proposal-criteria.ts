import { type EnergyClass, rankOf } from '../energy-class.ts';
import { type ComputedProposal, firstStage, lastStage } from './proposal.ts';

/**
 * What a regulatory energy audit asks of a scenario (arrêté of 4 May 2022), and the gain that the local scheme asks for.
 * Texts `auditScenarios.criteria.<code>`.
 */
export const CRITERIA = [
  'firstStepClasses',
  'firstStepInsulation',
  'firstStepVentilation',
  'finalClass',
  'gain',
] as const;
export type CriterionCode = (typeof CRITERIA)[number];

export type Criterion = {
  readonly code: CriterionCode;
  readonly met: boolean;
  /** What is asked and what is found, for the sentence. */
  readonly asked: string | number;
  readonly found: string | number;
};

const CLASSES_AT_FIRST = 2;
const POSTS_AT_FIRST = 2;

/** The class to end in: B, or C for the homes that start in F or G. */
export const finalClassFor = (before: EnergyClass): EnergyClass =>
  rankOf(before) >= rankOf('F') ? 'C' : 'B';

/** @param gainGoal saving of primary energy that the scheme asks for, percent; null where it asks for none */
export function criteriaOf(proposal: Pick<ComputedProposal, 'stages'>, gainGoal: number | null): Criterion[] {
  const first = firstStage(proposal).soFar;
  const { before, after, gainPercent } = lastStage(proposal).soFar;
  const goal = finalClassFor(before.energyClass);
  // Nobody can gain two classes from B, nor one from A.
  const classes = Math.min(CLASSES_AT_FIRST, rankOf(before.energyClass));
  return [
    {
      code: 'firstStepClasses',
      met: first.classesGained >= classes,
      asked: classes,
      found: Math.max(0, first.classesGained),
    },
    {
      code: 'firstStepInsulation',
      met: first.insulationPosts >= POSTS_AT_FIRST,
      asked: POSTS_AT_FIRST,
      found: first.insulationPosts,
    },
    { code: 'firstStepVentilation', met: !first.advice.includes('addVentilation'), asked: '', found: '' },
    {
      code: 'finalClass',
      met: rankOf(after.energyClass) <= rankOf(goal),
      asked: goal,
      found: after.energyClass,
    },
    ...(gainGoal === null ? [] : [gainCriterion(gainPercent, gainGoal)]),
  ];
}

/** Rounded as everywhere else, but never up to a goal that is not reached. */
function gainCriterion(gain: number, goal: number): Criterion {
  const met = gain >= goal;
  const rounded = Math.round(gain);
  return { code: 'gain', met, asked: goal, found: met ? rounded : Math.min(rounded, goal - 1) };
}

export const allMet = (criteria: readonly Criterion[]): boolean => criteria.every(({ met }) => met);
