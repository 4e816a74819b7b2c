import { invalid } from '../../shared/errors.ts';
import type { QuestionSlug } from '../answer-kinds.ts';
import { type AuditAnswers, type Known, known } from '../audit-answers.ts';

/**
 * An answer that the calculation cannot do without.
 * @throws DomainError `audits.errors.missingAnswer` {question}
 */
export function mustAnswer<S extends QuestionSlug>(answers: AuditAnswers, slug: S): Known<S> {
  const value = known(answers, slug);
  if (value === undefined) throw invalid('audits.errors.missingAnswer', { question: slug });
  return value;
}
