import { INSEE_CODE } from '../../programme/schema-parts.ts';
import { type AnswerKind, isQuestionSlug, kindOf, type QuestionSlug } from '../answer-kinds.ts';
import { type AnswerOf, UNKNOWN } from '../audit-answers.ts';
import { climateZoneOf } from '../climate-zone.ts';

/** Why an answer is refused: an i18n key with its placeholders. */
export type AnswerProblem = {
  readonly slug: QuestionSlug;
  readonly code: `audits.errors.answer.${string}` | `audits.errors.geometry.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
};
export type ParsedAnswer<S extends QuestionSlug = QuestionSlug> =
  | { readonly ok: true; readonly value: AnswerOf<S> }
  | { readonly ok: false; readonly problem: AnswerProblem };

type Reason = { readonly code: string; readonly params?: AnswerProblem['params'] };
type Read = { readonly value: string | number } | Reason;

const LONGEST = 64;
const FRENCH_NUMBER = /^\d{1,6}(?:[.,]\d{1,6})?$/;
const SPACES = /[\s\u00A0\u202F]/gu;

/**
 * One answer as a browser, a file or a script sends it, checked against its question alone.
 * @param raw anything: text with a French comma, a number, or hostile input
 * @returns the typed value, or the code of what is wrong (`audits.errors.answer.*`) with its placeholders
 */
export function parseAnswer<S extends QuestionSlug>(slug: S, raw: unknown): ParsedAnswer<S> {
  const read = readAnswer(kindOf(slug), raw);
  if ('value' in read) return { ok: true, value: read.value as AnswerOf<S> };
  const code = `audits.errors.answer.${read.code}` as const;
  return { ok: false, problem: { slug, code, params: read.params ?? {} } };
}

/** The same when the slug itself comes from outside; null for a question that does not exist. */
export const parseNamedAnswer = (slug: string, raw: unknown): ParsedAnswer | null =>
  isQuestionSlug(slug) ? parseAnswer(slug, raw) : null;

function readAnswer(kind: AnswerKind, raw: unknown): Read {
  const text = asText(raw);
  if (text === undefined) return { code: 'notText' };
  if (text === '') return { code: 'required' };
  if (text === UNKNOWN) return kind.unknown ? { value: UNKNOWN } : { code: 'mustBeKnown' };
  if (kind.kind === 'choice') return kind.values.includes(text) ? { value: text } : { code: 'notAChoice' };
  if (kind.kind === 'commune') return readCommune(text);
  return readNumber(kind, text);
}

function asText(raw: unknown): string | undefined {
  if (raw === undefined || raw === null) return '';
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : undefined;
  if (typeof raw !== 'string' || raw.length > LONGEST || raw.includes('\0')) return undefined;
  return raw.trim();
}

function readCommune(text: string): Read {
  const code = text.toUpperCase();
  if (!INSEE_CODE.test(code)) return { code: 'notACommune' };
  return climateZoneOf(code) ? { value: code } : { code: 'overseas' };
}

function readNumber(kind: Extract<AnswerKind, { kind: 'number' }>, text: string): Read {
  const compact = text.replace(SPACES, '');
  if (!FRENCH_NUMBER.test(compact)) return { code: 'notANumber' };
  const value = Number(compact.replace(',', '.'));
  const { min, max, decimals } = kind;
  if (value < min || value > max) return { code: 'outOfBounds', params: { min, max } };
  const scale = 10 ** decimals;
  if (Math.abs(value * scale - Math.round(value * scale)) > 1e-6)
    return { code: 'tooManyDecimals', params: { decimals } };
  return { value: Math.round(value * scale) / scale };
}
