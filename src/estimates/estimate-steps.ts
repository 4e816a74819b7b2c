import { PART_NAMES } from './estimate-answers.ts';

/** Steps of the public estimate, in order: opened, how far the answers went, then what was done with the result. */
export const ESTIMATE_STEPS = [
  'opened',
  ...PART_NAMES,
  'saved',
  'mailed',
  'continued',
  'home-chosen',
] as const;
export type EstimateStep = (typeof ESTIMATE_STEPS)[number];

/** Steps that a visit newly came to, from the number of parts counted for it before to those it has now. */
export const newSteps = (before: number, now: number): EstimateStep[] => PART_NAMES.slice(before, now);
