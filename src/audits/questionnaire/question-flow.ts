import type { QuestionSlug } from '../answer-kinds.ts';
import { type AuditAnswers, UNKNOWN, withAnswers } from '../audit-answers.ts';
import { askedQuestions, GROUPS, type Group, isAsked, QUESTIONS, type Question } from './questions.ts';

const isAnswered = (answers: AuditAnswers, slug: QuestionSlug): boolean => answers[slug] !== undefined;

/** The first question still to be answered, or null when all are. */
export const nextQuestion = (answers: AuditAnswers): Question | null =>
  askedQuestions(answers).find(({ slug }) => !isAnswered(answers, slug)) ?? null;

/** The question after `slug` in the order asked, answered or not: for "continue" while going over one's answers. */
export function followingQuestion(answers: AuditAnswers, slug: QuestionSlug): Question | null {
  const asked = askedQuestions(answers);
  const here = asked.findIndex((question) => question.slug === slug);
  return here === -1 ? nextQuestion(answers) : (asked[here + 1] ?? null);
}

/** The question before `slug` in the order asked, or null at the beginning: for the "back" link. */
export function previousQuestion(answers: AuditAnswers, slug: QuestionSlug): Question | null {
  const place = QUESTIONS.findIndex((question) => question.slug === slug);
  return QUESTIONS.slice(0, Math.max(0, place)).findLast((question) => isAsked(question, answers)) ?? null;
}

export type Progress = { readonly answered: number; readonly asked: number };

/** How many of the questions called for are answered. The total moves as answers open or close questions. */
export function progress(answers: AuditAnswers, group?: Group): Progress {
  const asked = askedQuestions(answers).filter((question) => group === undefined || question.group === group);
  return { answered: asked.filter(({ slug }) => isAnswered(answers, slug)).length, asked: asked.length };
}

/** The same by part of the questionnaire, leaving out the parts with nothing to ask (no roof of one's own). */
export const progressByGroup = (answers: AuditAnswers): (Progress & { readonly group: Group })[] =>
  GROUPS.map((group) => ({ group, ...progress(answers, group) })).filter(({ asked }) => asked > 0);

export type Completeness = {
  readonly complete: boolean;
  readonly missing: readonly QuestionSlug[];
  /** Answered "I don't know": the audit goes on with the method's defaults and shows a range. */
  readonly unknown: readonly QuestionSlug[];
};

/** What is still to be answered, and what the owner does not know. */
export function completeness(answers: AuditAnswers): Completeness {
  const slugs = askedQuestions(answers).map(({ slug }) => slug);
  const missing = slugs.filter((slug) => !isAnswered(answers, slug));
  const unknown = slugs.filter((slug) => answers[slug] === UNKNOWN);
  return { complete: missing.length === 0, missing, unknown };
}

/**
 * The answers without those whose question is no longer asked (a boiler's kind once the heating is electric).
 * The precise fields of advisers, which no question carries, stay.
 */
export function relevantAnswers(answers: AuditAnswers): AuditAnswers {
  let kept: AuditAnswers = answers;
  for (const question of QUESTIONS)
    if (kept[question.slug] !== undefined && !isAsked(question, kept))
      kept = withAnswers(kept, { [question.slug]: undefined });
  return kept;
}
