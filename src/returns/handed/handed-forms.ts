import { z } from 'zod';
import { translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { EVIDENCE_KINDS, EXIT_KINDS } from '../../units/spells/exit.ts';
import { errorOn, type Form, readForm } from '../../web/forms.ts';
import { neededDay, optionalSum, optionalWords, version } from '../typed-forms.ts';

const HandInForm = z.object({
  exitKind: z.enum(EXIT_KINDS, { error: 'returns.errors.exitNeeded' }),
  evidence: z.enum(EVIDENCE_KINDS, { error: 'returns.errors.evidenceNeeded' }),
  occupiedOn: neededDay('returns.errors.dayNeeded'),
  rent: optionalSum,
  difference: optionalWords,
});
type HandIn = z.output<typeof HandInForm>;

/** What an owner hands in, as typed; the document is part of it. */
export function readHandIn(fields: unknown, hasFile: boolean, locale: Locale): Form<HandIn> {
  const form = readForm(HandInForm, fields, locale);
  if (hasFile) return form;
  const missing = errorOn('file', translate(locale, 'returns.errors.fileNeeded'));
  return { ok: false, typed: form.typed, errors: [...(form.ok ? [] : form.errors), missing] };
}

export const AskAgainForm = z.object({
  version,
  message: z
    .string({ error: 'returns.errors.messageNeeded' })
    .trim()
    .min(1, 'returns.errors.messageNeeded')
    .max(4000),
});
