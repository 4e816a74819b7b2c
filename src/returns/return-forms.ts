import { z } from 'zod';
import { translate } from '../i18n/translate.ts';
import { isDay } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';
import { type Cents, cents } from '../shared/money.ts';
import { typedCents } from '../shared/typed-values.ts';
import { EVIDENCE_KINDS, EXIT_KINDS } from '../units/spells/exit.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText } from '../web/forms.ts';
import type { FoundReturn } from './check-return.ts';

const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);
/** Sums are left out where they do not apply; typed, they are amounts. */
const sum = z
  .string()
  .default('')
  .transform((typed, check): Cents | null => {
    if (typed.trim() === '') return null;
    const amount = typedCents(typed);
    if (amount !== null) return cents(amount);
    check.addIssue({ code: 'custom', message: 'web.errors.badMoney' });
    return z.NEVER;
  });

const ReturnForm = z.object({
  version,
  exitKind: z.enum(EXIT_KINDS, { error: 'returns.errors.exitNeeded' }),
  evidence: z.enum(EVIDENCE_KINDS, { error: 'returns.errors.evidenceNeeded' }),
  occupiedOn: z
    .string({ error: 'returns.errors.dayNeeded' })
    .min(1, { error: 'returns.errors.dayNeeded', abort: true })
    .refine(isDay, { error: 'web.errors.badDay' }),
  rent: sum,
  ceiling: sum,
});
export const CloseForm = z.object({ version });

type ReadReturn =
  | { readonly ok: true; readonly found: FoundReturn & { readonly version: number }; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed };

/** What the officer found, as typed. Whether it may be recorded is for check-return.ts to say. */
export function readReturn(fields: unknown, hasFile: boolean, locale: Locale): ReadReturn {
  const form = readForm(ReturnForm, fields, locale);
  const missing = hasFile ? [] : [errorOn('file', translate(locale, 'returns.errors.fileNeeded'))];
  if (!form.ok || !hasFile)
    return { ok: false, errors: [...(form.ok ? [] : form.errors), ...missing], typed: form.typed };
  const { rent, ceiling, ...rest } = form.data;
  return { ok: true, found: { ...rest, monthlyRent: rent, rentCeiling: ceiling }, typed: form.typed };
}

export const typedReturn = (typed: Typed) => ({
  exitKind: typedText(typed, 'exitKind'),
  evidence: typedText(typed, 'evidence'),
  occupiedOn: typedText(typed, 'occupiedOn'),
  rent: typedText(typed, 'rent'),
  ceiling: typedText(typed, 'ceiling'),
});
