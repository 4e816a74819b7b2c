/** What other rooms may ask of audits: reads only, deeds are use cases. */

export { type Audit, type AuditResult, isFrozen } from './audit.ts';
export { auditsForEvaluation, type EvaluatedAudit } from './audit-evaluation-store.ts';
export { auditsOfUnit, findAudit, latestAudit } from './audit-store.ts';
export { countAuditedSince } from './audits-since-store.ts';
