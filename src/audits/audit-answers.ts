import type { ANSWER_KINDS, QuestionSlug } from './answer-kinds.ts';

export const UNKNOWN = 'unknown';
export type Unknown = typeof UNKNOWN;

type Value<K> = K extends { kind: 'choice'; values: readonly (infer V)[] }
  ? V
  : K extends { kind: 'number' }
    ? number
    : string;
/** What a question may be answered with: a choice's slug, a number in the question's unit, or "unknown". */
export type AnswerOf<S extends QuestionSlug> =
  | Value<(typeof ANSWER_KINDS)[S]>
  | ((typeof ANSWER_KINDS)[S] extends { unknown: true } ? Unknown : never);

/** The answers given so far, flat, by question slug. A question not yet answered is absent; nothing is filled in. */
export type AuditAnswers = { readonly [S in QuestionSlug]?: AnswerOf<S> | undefined };

/** A known value of an answer: neither absent nor "I don't know". */
export type Known<S extends QuestionSlug> = Exclude<AnswerOf<S>, Unknown>;

/** The answer when the owner knows it; undefined when absent or "I don't know". */
export function known<S extends QuestionSlug>(answers: AuditAnswers, slug: S): Known<S> | undefined {
  const answer = answers[slug];
  return answer === UNKNOWN ? undefined : (answer as Known<S> | undefined);
}

/** `answers` with some replaced and others (given as undefined) taken away. */
export function withAnswers(answers: AuditAnswers, changes: AuditAnswers): AuditAnswers {
  const merged = { ...answers, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}
