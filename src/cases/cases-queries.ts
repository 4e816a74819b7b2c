/** What other rooms may ask of cases. */

export {
  casesForEvaluation,
  type EvaluatedCase,
  type EvaluatedStep,
  stepsForEvaluation,
} from './case-evaluation-store.ts';
export { type CaseRow, findCase, findCaseById } from './case-store.ts';
