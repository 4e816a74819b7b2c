import type { AuditAnswers } from '../audit-answers.ts';
import type { Assumption } from './energy-engine.ts';

/** What the authority's convention had to stand for: said beside every figure that rests on it. */
export function assumptionsOf({ heating, hotWater }: AuditAnswers): Assumption[] {
  const missing: Assumption[] = [];
  if (heating === 'none') missing.push('heating-by-convention');
  if (hotWater === 'none') missing.push('hot-water-by-convention');
  return missing;
}
