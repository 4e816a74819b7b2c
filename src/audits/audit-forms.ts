import { z } from 'zod';
import { INSEE_CODE } from '../programme/schema-parts.ts';
import { type AnswerKind, isQuestionSlug, kindOf, QUESTION_SLUGS } from './answer-kinds.ts';
import { type AuditAnswers, UNKNOWN } from './audit-answers.ts';
import { answerFaults } from './questionnaire/check-answers.ts';
import { parseAnswer } from './questionnaire/parse-answer.ts';

/** A fault of the whole file: no question bears it. */
type FileFault = 'notAnObject' | 'noSuchQuestion';

const MOST_KEYS = 200;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The answers of an audit as JSON (`volets audit ANSWERS.json`): one flat object by question slug and nothing
 * else. Each issue's message is a code (`audits.errors.answer.*`, `audits.errors.geometry.*`), its path the
 * question, its `params` the placeholders.
 */
export const auditAnswersSchema = z.unknown().transform((raw, context): AuditAnswers => {
  const issue = (path: string[], message: string, params: object = {}) =>
    context.issues.push({ code: 'custom', path, message, params, input: undefined });
  const fileFault = (code: FileFault, path: string[] = []) => issue(path, `audits.errors.answer.${code}`);

  if (!isObject(raw)) {
    fileFault('notAnObject');
    return z.NEVER;
  }
  const entries = Object.entries(raw).slice(0, MOST_KEYS);
  const answers: Record<string, unknown> = {};
  for (const [slug, value] of entries) {
    if (!isQuestionSlug(slug)) {
      fileFault('noSuchQuestion', [slug]);
      continue;
    }
    const parsed = parseAnswer(slug, value);
    if (parsed.ok) answers[slug] = parsed.value;
    else issue([slug], parsed.problem.code, parsed.problem.params);
  }
  if (context.issues.length === 0)
    for (const { slug, code, params } of answerFaults(answers)) issue([slug], code, params);
  return context.issues.length > 0 ? z.NEVER : answers;
});

/** The shape of one answer, for other programs: what parse-answer.ts accepts, in its plainest form. */
function answerShape(kind: AnswerKind): z.ZodType {
  const value = valueShape(kind);
  return kind.unknown ? z.union([value, z.literal(UNKNOWN)]) : value;
}

function valueShape(kind: AnswerKind): z.ZodType {
  if (kind.kind === 'choice') return z.enum(kind.values as [string, ...string[]]);
  if (kind.kind === 'commune') return z.string().regex(INSEE_CODE);
  return z.number().min(kind.min).max(kind.max);
}

const SHAPE = z.strictObject(
  Object.fromEntries(QUESTION_SLUGS.map((slug) => [slug, answerShape(kindOf(slug)).optional()])),
);

/** JSON Schema of the answers, for `volets schema audit`. */
export const auditJsonSchema = (): Record<string, unknown> => ({
  title: 'Audit answers',
  description:
    'What an owner or an adviser says of one dwelling, by question. "unknown" is an answer where it is listed; leave out what is not asked.',
  ...z.toJSONSchema(SHAPE, { target: 'draft-2020-12' }),
});
