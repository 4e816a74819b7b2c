import type { QuestionSlug } from '../answer-kinds.ts';
import { type AuditAnswers, withAnswers } from '../audit-answers.ts';
import { climateZoneOf, reachesAbove800 } from '../climate-zone.ts';
import { makesHotWater } from '../dpe-input/heating-choice.ts';
import { geometryFault } from '../geometry.ts';
import { type AnswerProblem, parseAnswer } from './parse-answer.ts';
import { relevantAnswers } from './question-flow.ts';
import { QUESTIONS } from './questions.ts';

/** What answers, each fine alone, contradict in each other. */
export function answerFaults(given: AuditAnswers): AnswerProblem[] {
  const answers = relevantAnswers(given);
  const faults: AnswerProblem[] = [];
  const zone = answers.commune === undefined ? undefined : climateZoneOf(answers.commune);
  if (zone !== undefined && answers.altitude === 'above-800' && !reachesAbove800(zone))
    faults.push({ slug: 'altitude', code: 'audits.errors.answer.noSuchAltitude', params: {} });
  const fault = geometryFault(answers);
  if (fault)
    faults.push({ slug: fault.slug, code: `audits.errors.geometry.${fault.code}`, params: fault.params });
  if (
    answers.hotWater === 'with-heating' &&
    answers.heating !== undefined &&
    !canMakeHotWater(answers.heating)
  )
    faults.push({ slug: 'hotWater', code: 'audits.errors.answer.hotWaterNeedsBoiler', params: {} });
  return faults;
}

/** Heating that the software refuses by name is not also told that it cannot heat water. */
const canMakeHotWater = (heating: NonNullable<AuditAnswers['heating']>): boolean =>
  makesHotWater(heating) || heating === 'collective' || heating === 'other';

export type Answered =
  | {
      readonly ok: true;
      readonly answers: AuditAnswers;
      /** Later answers that no longer fit, taken away to be asked again. */
      readonly askAgain: readonly QuestionSlug[];
    }
  | { readonly ok: false; readonly problem: AnswerProblem };

const placeOf = (slug: QuestionSlug): number => QUESTIONS.findIndex((question) => question.slug === slug);

/**
 * One more answer: read, checked against those before it. Later answers that it makes pointless or impossible
 * (a façade too wide for the corrected area) are taken away rather than held against the person who corrects.
 * @param raw what the form sent
 */
export function answerQuestion(answers: AuditAnswers, slug: QuestionSlug, raw: unknown): Answered {
  const parsed = parseAnswer(slug, raw);
  if (!parsed.ok) return parsed;
  let changed = relevantAnswers(withAnswers(answers, { [slug]: parsed.value }));
  const askAgain: QuestionSlug[] = [];
  for (let fault = answerFaults(changed)[0]; fault; fault = answerFaults(changed)[0]) {
    if (placeOf(fault.slug) <= placeOf(slug)) return { ok: false, problem: { ...fault, slug } };
    askAgain.push(fault.slug);
    changed = relevantAnswers(withAnswers(changed, { [fault.slug]: undefined }));
  }
  return { ok: true, answers: changed, askAgain };
}
