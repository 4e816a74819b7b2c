/** What other rooms may ask of returns: reads only, deeds are use cases. */
export { type EvaluatedReturn, returnsForEvaluation } from './return-evaluation-store.ts';
