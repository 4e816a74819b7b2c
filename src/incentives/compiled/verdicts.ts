import type { Project } from './project.ts';

/** Kleene's three values as numbers; `truth.ts` holds the same logic with its explanations. */
export const NO = 0;
export const YES = 1;
export const UNSURE = 2;
export type FastVerdict = typeof NO | typeof YES | typeof UNSURE;
export type Test = (project: Project) => FastVerdict;

/** One `no` settles it, whatever else is unknown. */
export function every(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (project) => {
    let all: FastVerdict = YES;
    for (const test of tests) {
      const verdict = test(project);
      if (verdict === NO) return NO;
      if (verdict === UNSURE) all = UNSURE;
    }
    return all;
  };
}

/** One `yes` settles it, whatever else is unknown. */
export function some(tests: readonly Test[]): Test {
  return (project) => {
    let any: FastVerdict = NO;
    for (const test of tests) {
      const verdict = test(project);
      if (verdict === YES) return YES;
      if (verdict === UNSURE) any = UNSURE;
    }
    return any;
  };
}
