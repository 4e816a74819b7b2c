import { QUESTION_SLUGS, type QuestionSlug } from '../answer-kinds.ts';
import { UNKNOWN } from '../audit-answers.ts';
import type { GivenAnswers } from '../questionnaire/answer-question.ts';

/** A form as typed: one value or several under each name. */
type Fields = Readonly<Record<string, string | string[]>>;
const firstOf = (fields: Fields, name: string): string => [fields[name] ?? ''].flat()[0] ?? '';

/** Name of the box that says "unknown" beside the field of a number. */
export const unknownBox = (slug: QuestionSlug): string => `${slug}-unknown`;

/** The answers of the adviser's form; an empty number whose box is ticked is "I don't know". */
export function givenBy(fields: Fields): GivenAnswers {
  return Object.fromEntries(
    QUESTION_SLUGS.flatMap((slug) => {
      const text = firstOf(fields, slug);
      if (text === '' && firstOf(fields, unknownBox(slug)) === 'yes') return [[slug, UNKNOWN]];
      return slug in fields ? [[slug, text]] : [];
    }),
  );
}

/** The version of the audit that was on the adviser's screen; 0, hence a conflict, when it cannot be read. */
export function versionSeen(fields: Fields): number {
  const version = Number(firstOf(fields, 'version'));
  return Number.isSafeInteger(version) ? version : 0;
}
