/** What other rooms may ask of audits: reads only, deeds are use cases. */
export { auditsForEvaluation, type EvaluatedAudit } from './audit-evaluation-store.ts';
