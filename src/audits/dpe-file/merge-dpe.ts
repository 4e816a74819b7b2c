import type { AccountId } from '../../shared/ids.ts';
import { QUESTION_SLUGS, type QuestionSlug } from '../answer-kinds.ts';
import type { Audit } from '../audit.ts';
import { type AuditAnswers, UNKNOWN } from '../audit-answers.ts';
import type { GivenAnswers } from '../questionnaire/answer-question.ts';

/**
 * Which answers of a DPE an audit takes: a diagnosis beats what an owner believes, an adviser who was there beats the
 * diagnosis, and "it does not say" beats nothing. The commune is the register's.
 * @param isAdviser whether an account is of the staff
 */
export function answersToTake(
  { answers, provenance }: Pick<Audit, 'answers' | 'provenance'>,
  read: AuditAnswers,
  isAdviser: (id: AccountId) => boolean,
): GivenAnswers {
  const saidByAdviser = (slug: QuestionSlug): boolean => {
    const hand = provenance[slug];
    return hand?.by != null && hand.dpe === undefined && isAdviser(hand.by);
  };
  const takes = (slug: QuestionSlug): boolean => {
    const before = answers[slug];
    if (read[slug] === undefined) return false;
    if (before === undefined || before === UNKNOWN) return true;
    return read[slug] !== UNKNOWN && !saidByAdviser(slug);
  };
  return Object.fromEntries(QUESTION_SLUGS.filter(takes).map((slug) => [slug, read[slug]]));
}
