import { type AnswerKind, kindOf, type QuestionSlug } from '../../../src/audits/answer-kinds.ts';
import { type AuditAnswers, UNKNOWN } from '../../../src/audits/audit-answers.ts';
import { DEPARTMENT_CODES } from '../../../src/audits/climate-zone.ts';
import { answerQuestion } from '../../../src/audits/questionnaire/check-answers.ts';
import { nextQuestion } from '../../../src/audits/questionnaire/question-flow.ts';
import type { SiteFacts } from '../../../src/audits/site-facts.ts';

/** Numbers in [0, 1[ that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A place where nothing is refused for want of the programme's facts. */
export const FULL_SITE: SiteFacts = {
  heatNetwork: { slug: 'test-network', name: 'Test', kgCO2PerKWh: 0.12, source: 'test' },
  heritage: false,
  missingSystems: { standIn: 'electric-convectors', source: { fr: 'test', en: 'test' }, confirmed: false },
};

const REFUSED: Partial<Record<QuestionSlug, readonly string[]>> = {
  heating: ['collective', 'other'],
  hotWater: ['other'],
  solarUse: ['heating'],
};
function pick(kind: AnswerKind, without: readonly string[], random: () => number): string | undefined {
  const values = kind.kind === 'choice' ? kind.values.filter((choice) => !without.includes(choice)) : [];
  return values[Math.floor(random() * values.length)];
}

/** Sizes as they are met; the bounds of the questions are tried too, one time in ten. */
const USUAL: Partial<Record<QuestionSlug, readonly [number, number]>> = {
  livingArea: [18, 180],
  levels: [1, 3],
  yearBuilt: [1850, 2020],
  wallThickness: [10, 60],
};

/** In a block panels are shared, which is refused by name. */
const SHARED_PANELS = ['solar', 'air-conditioning-and-solar'];

function value(slug: QuestionSlug, random: () => number, { kind: dwelling }: AuditAnswers): unknown {
  const kind = kindOf(slug);
  if (kind.unknown && random() < 0.2) return UNKNOWN;
  // What is refused by name has tests of its own: most questionnaires must reach the method.
  const refused = dwelling === 'flat' && slug === 'otherSystems' ? SHARED_PANELS : REFUSED[slug];
  if (refused && random() < 0.97) return pick(kind, refused, random);
  if (kind.kind === 'choice') return kind.values[Math.floor(random() * kind.values.length)];
  if (kind.kind === 'commune')
    return `${DEPARTMENT_CODES[Math.floor(random() * DEPARTMENT_CODES.length)]}${100 + Math.floor(random() * 800)}`;
  const extreme = random();
  if (extreme < 0.05) return kind.min;
  if (extreme < 0.1) return kind.max;
  const [min, max] = USUAL[slug] ?? [kind.min, kind.max];
  return Number((min + random() * (max - min)).toFixed(kind.decimals));
}

/** A whole questionnaire, answered at random question after question as an owner would, refused answers tried again. */
export function anyAnswers(seed: number): AuditAnswers {
  const random = seeded(seed);
  let answers: AuditAnswers = {};
  for (let tries = 0; tries < 2000; tries += 1) {
    const question = nextQuestion(answers);
    if (question === null) return answers;
    const answered = answerQuestion(answers, question.slug, value(question.slug, random, answers));
    if (answered.ok) answers = answered.answers;
  }
  throw new Error(`questionnaire ${seed} does not end`);
}
