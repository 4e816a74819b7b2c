import { type AnswerKind, kindOf, QUESTION_SLUGS, type QuestionSlug } from '../answer-kinds.ts';
import { type AuditAnswers, UNKNOWN } from '../audit-answers.ts';
import { PERIODS, periodOfYear } from '../construction-period.ts';
import { answerQuestion } from '../questionnaire/check-answers.ts';
import { isAsked, questionOf } from '../questionnaire/questions.ts';
import { answersOfEnvelope } from './answers-of-envelope.ts';
import { answersOfSystems } from './answers-of-systems.ts';
import type { DpeFacts } from './dpe-facts.ts';
import { type DpeFields, numberAt, textAt } from './dpe-tree.ts';
import { envelopeEntries, losing, sumOf } from './observed-parts.ts';

const ALTITUDES = { '1': 'below-400', '2': 'from-400-to-800', '3': 'above-800' } as const;
const GENERAL = ['logement', 'caracteristique_generale'] as const;

/**
 * The questionnaire as the file answers it: each value as its question takes it, in the order of the questions, and
 * those that no question takes (a width that makes no rectangle) left out. Where the file has no word for an answer
 * that may be unknown, it is unknown; the others are not there, and stay to be asked.
 */
export function answersOfDpe(dpe: DpeFields, facts: DpeFacts): AuditAnswers {
  const dwelling = dwellingAnswers(dpe, facts);
  const said: AuditAnswers = {
    ...dwelling,
    ...answersOfEnvelope(dpe, facts, dwelling),
    ...answersOfSystems(dpe),
  };
  let answers: AuditAnswers = {};
  for (const slug of QUESTION_SLUGS) {
    const question = questionOf(slug);
    if (question && !isAsked(question, answers)) continue;
    const value = rounded(kindOf(slug), said[slug]);
    const tried = value === undefined ? null : answerQuestion(answers, slug, value);
    if (tried?.ok) answers = tried.answers;
    else if (question && kindOf(slug).unknown) answers = { ...answers, [slug]: UNKNOWN };
  }
  return answers;
}

/** Figures to the decimals of their question. */
function rounded(kind: AnswerKind, value: AuditAnswers[QuestionSlug]): string | number | undefined {
  if (kind.kind !== 'number' || typeof value !== 'number') return value;
  const scale = 10 ** kind.decimals;
  return Math.round(value * scale) / scale;
}

function dwellingAnswers(dpe: DpeFields, { kind, commune, livingArea }: DpeFacts): AuditAnswers {
  const altitude = textAt(dpe, 'logement', 'meteo', 'enum_classe_altitude_id') as keyof typeof ALTITUDES;
  return {
    commune: commune ?? undefined,
    altitude: ALTITUDES[altitude],
    kind,
    ...age(dpe),
    livingArea,
    levels: levelsOf(dpe, livingArea),
    ceilingHeight: numberAt(dpe, ...GENERAL, 'hsp'),
  };
}

const MOST_LEVELS = 5;
/**
 * Levels as the floor measured tells them: some files count a cellar, an attic or the levels of an extension, and a
 * footprint too small has too little roof and floor. As declared where no floor is measured.
 */
function levelsOf(dpe: DpeFields, livingArea: number): number {
  const declared = numberAt(dpe, ...GENERAL, 'nombre_niveau_logement') ?? 1;
  const floor = sumOf(losing(envelopeEntries(dpe, 'plancher_bas')), 'surface_paroi_opaque');
  const measured = Math.round(livingArea / floor);
  return Number.isFinite(measured) && measured >= 1 ? Math.min(declared, measured, MOST_LEVELS) : declared;
}

/** The year, where it falls in the period that the file was computed with; else the period. */
function age(dpe: DpeFields): AuditAnswers {
  const id = textAt(dpe, ...GENERAL, 'enum_periode_construction_id');
  const year = numberAt(dpe, ...GENERAL, 'annee_construction');
  if (year !== undefined && periodOfYear(year) === id) return { yearBuilt: year };
  return { yearBuilt: UNKNOWN, period: PERIODS.find((period) => period.id === id)?.slug };
}
