import type { AuditAnswers } from '../audit-answers.ts';
import type { DpeFacts } from './dpe-facts.ts';
import type { DpeFields } from './dpe-tree.ts';

export function answersOfDpe(_dpe: DpeFields, _facts: DpeFacts): AuditAnswers {
  return {};
}
