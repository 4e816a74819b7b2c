import type { CommuneFacts } from '../../programme/programme.ts';
import { QUESTION_SLUGS, type QuestionSlug } from '../answer-kinds.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import { parseAnswer } from './parse-answer.ts';

/** What the register says of a dwelling (tax file): facts to confirm, never taken as answered. */
export type RegisterFacts = {
  readonly commune: string;
  readonly kind: string;
  readonly yearBuilt: number | null;
  readonly livingArea: number | null;
};

/** The questions that the register and the programme can propose an answer to. */
export const REGISTER_QUESTIONS = ['commune', 'altitude', 'kind', 'yearBuilt', 'livingArea'] as const;

/** What is known before anything is asked. A value that the question would refuse (an area of 900 m²) is left out. */
export function registerAnswers(facts: RegisterFacts, place: Pick<CommuneFacts, 'altitude'>): AuditAnswers {
  const known: Partial<Record<QuestionSlug, unknown>> = {
    commune: facts.commune,
    altitude: place.altitude,
    kind: facts.kind === 'house' || facts.kind === 'flat' ? facts.kind : null,
    yearBuilt: facts.yearBuilt,
    livingArea: facts.livingArea === null ? null : Math.round(facts.livingArea * 10) / 10,
  };
  return Object.fromEntries(
    QUESTION_SLUGS.flatMap((slug) => {
      const parsed = parseAnswer(slug, known[slug]);
      return parsed.ok ? [[slug, parsed.value]] : [];
    }),
  );
}

/** The register's answers that nobody has confirmed yet. */
export const toConfirm = (answers: AuditAnswers, known: AuditAnswers): QuestionSlug[] =>
  REGISTER_QUESTIONS.filter((slug) => answers[slug] === undefined && known[slug] !== undefined);
