import type { QuestionSlug } from '../answer-kinds.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import { askedQuestions, GROUPS, type Group, isAsked, questionOf } from '../questionnaire/questions.ts';

/** Precise fields of advisers by part of the dwelling, with the question that must be asked for them to make sense. */
const PRECISE: Partial<Record<Group, readonly (readonly [field: QuestionSlug, when: QuestionSlug])[]>> = {
  walls: [
    ['wallInsulationR', 'wallInsulationThickness'],
    ['restOfWalls', 'wallInsulationShare'],
    ['restOfWallsR', 'wallInsulationShare'],
  ],
  roof: [['roofInsulationR', 'roofInsulationThickness']],
  floor: [['floorInsulationR', 'floorInsulationThickness']],
  openings: [
    ['windowUw', 'glazing'],
    ['windowSw', 'glazing'],
    ['windowPose', 'glazing'],
  ],
  heating: [['heatingPipes', 'emitters']],
};

export type AdviserGroup = {
  readonly group: Group;
  readonly questions: readonly QuestionSlug[];
  readonly precise: readonly QuestionSlug[];
};

/** The adviser's form: every question that the answers call for, by part, and the precise fields beside them. */
export function adviserGroups(answers: AuditAnswers): AdviserGroup[] {
  const asked = askedQuestions(answers);
  return GROUPS.map((group) => ({
    group,
    questions: asked.filter((question) => question.group === group).map(({ slug }) => slug),
    precise: (PRECISE[group] ?? []).filter(([, when]) => isCalledFor(answers, when)).map(([field]) => field),
  })).filter(({ questions, precise }) => questions.length + precise.length > 0);
}

function isCalledFor(answers: AuditAnswers, slug: QuestionSlug): boolean {
  const question = questionOf(slug);
  return question !== undefined && isAsked(question, answers);
}
