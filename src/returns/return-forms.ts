import { z } from 'zod';
import { translate } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { EVIDENCE_KINDS, EXIT_KINDS } from '../units/spells/exit.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText } from '../web/forms.ts';
import type { FoundReturn } from './check-return.ts';
import { TENANT_BANDS } from './tenant-band.ts';
import { neededDay, optionalSum, optionalWords, version } from './typed-forms.ts';

const ReturnForm = z.object({
  version,
  exitKind: z.enum(EXIT_KINDS, { error: 'returns.errors.exitNeeded' }),
  evidence: z.enum(EVIDENCE_KINDS, { error: 'returns.errors.evidenceNeeded' }),
  occupiedOn: neededDay('returns.errors.dayNeeded'),
  rent: optionalSum,
  ceiling: optionalSum,
  tenantBand: z.enum([...TENANT_BANDS, 'not-seen']).default('not-seen'),
  difference: optionalWords,
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
  const { rent, ceiling, tenantBand, difference, ...rest } = form.data;
  const found = {
    ...rest,
    monthlyRent: rent,
    rentCeiling: ceiling,
    tenantBand: tenantBand === 'not-seen' ? null : tenantBand,
    difference: difference || null,
  };
  return { ok: true, found, typed: form.typed };
}

export const typedReturn = (typed: Typed) => ({
  exitKind: typedText(typed, 'exitKind'),
  evidence: typedText(typed, 'evidence'),
  occupiedOn: typedText(typed, 'occupiedOn'),
  rent: typedText(typed, 'rent'),
  ceiling: typedText(typed, 'ceiling'),
  tenantBand: typedText(typed, 'tenantBand'),
  difference: typedText(typed, 'difference'),
});
