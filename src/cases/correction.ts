/** What can be wrong with a piece or an answer. Labels under `cases.problem.*`. */
export const CORRECTION_PROBLEMS = ['missing', 'incomplete', 'incorrect', 'outdated'] as const;
export type CorrectionProblem = (typeof CORRECTION_PROBLEMS)[number];
