import type { z } from 'zod';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { errorOn, type FieldError } from '../../web/forms.ts';
import type { EntryFault } from './read-entry.ts';

/** What is wrong with what was typed, beside the field it is in: what could not be read first, then what the vocabulary refuses. */
export function entryErrors(
  faults: readonly EntryFault[],
  issues: readonly z.core.$ZodIssue[],
  locale: Locale,
): FieldError[] {
  const t = translator(locale);
  const told = new Set(faults.map(({ place }) => place));
  return [
    ...faults.map(({ place, fault }) => errorOn(place, t(`schemes.entry.${fault}`))),
    ...issues
      .map((issue) => ({ place: issue.path.join('.'), issue }))
      .filter(({ place }) => !told.has(place))
      .map(({ place, issue }) => errorOn(place, t(`schemes.entry.${wordsFor(issue)}`))),
  ];
}

function wordsFor(issue: z.core.$ZodIssue) {
  if (issue.code === 'too_small' && issue.origin === 'array') return 'leastOne';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'missing';
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'tooMuch';
  if (issue.code === 'custom') return CUSTOM[issue.message.split(' ')[0] ?? ''] ?? 'refused';
  return 'refused';
}

/** By the first word of what the vocabulary's own checks say. */
const CUSTOM: Readonly<Record<string, 'twice' | 'crossed' | 'sum'>> = {
  duplicate: 'twice',
  validTo: 'crossed',
  shares: 'sum',
};
