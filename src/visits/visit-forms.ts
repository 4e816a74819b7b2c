import { z } from 'zod';
import { VISIT_OUTCOMES } from '../agreements/works/visit.ts';
import { formatterFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import { type Day, type Instant, isDay, momentAt } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';
import { errorOn, type FieldError, type Form, type Typed, typedText } from '../web/forms.ts';
import type { Arrangement } from './arrange-visit.ts';
import { VERDICTS, VISIT_KINDS, type VisitKind } from './visit-kind.ts';

/** Moments that the form has room for. */
export const SLOTS = [1, 2, 3] as const;

const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);
/** `14:30`, `14h30`, `9h`: as people write it. Null for anything else. */
export function typedTime(text: string): string | null {
  const found = text.trim().match(/^(\d{1,2})\s*[:hH]\s*(\d{2})?$/);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  if (!found || hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A day and a time in two fields; null and an error where they do not make a moment. */
export function readMoment(
  typed: Typed,
  names: { readonly day: string; readonly time: string },
  locale: Locale,
  errors: FieldError[],
): Instant | null {
  const [date, time] = [typedText(typed, names.day).trim(), typedTime(typedText(typed, names.time))];
  if (!isDay(date)) errors.push(errorOn(names.day, translate(locale, 'web.errors.badDay')));
  if (time === null) errors.push(errorOn(names.time, translate(locale, 'visits.errors.badTime')));
  return isDay(date) && time !== null ? momentAt(date as Day, time) : null;
}

/** Reads an arrangement: slots left wholly empty are not offered; one alone is a date set with the owner. */
export function readArrangement(typed: Typed, locale: Locale): Form<Arrangement> {
  const errors: FieldError[] = [];
  const kind = VISIT_KINDS.find((slug) => slug === typedText(typed, 'kind'));
  if (!kind) errors.push(errorOn('kind', translate(locale, 'web.errors.required')));
  const names = SLOTS.map((at) => ({ day: `day-${at}`, time: `time-${at}` }));
  const used = names.filter(({ day, time }) => typedText(typed, day) + typedText(typed, time) !== '');
  const slots = used.map((pair) => readMoment(typed, pair, locale, errors)).filter((slot) => slot !== null);
  if (used.length === 0) errors.push(errorOn('day-1', translate(locale, 'visits.errors.noSlot')));
  const twice = slots.find((slot, at) => slots.indexOf(slot) < at);
  if (twice)
    errors.push(
      errorOn(
        'day-1',
        translate(locale, 'visits.errors.sameSlot', { when: formatterFor(locale).moment(twice) }),
      ),
    );
  if (!kind || errors.length > 0) return { ok: false, errors, typed };
  const note = typedText(typed, 'note').trim().slice(0, 1000) || null;
  return { ok: true, data: { kind, slots: slots.toSorted(), note }, typed };
}

/** Reads a visit already made: its kind, its day and the hour at which it began. */
export function readHeld(
  typed: Typed,
  locale: Locale,
): Form<{ readonly kind: VisitKind; readonly startsAt: Instant }> {
  const errors: FieldError[] = [];
  const kind = VISIT_KINDS.find((slug) => slug === typedText(typed, 'held-kind'));
  if (!kind) errors.push(errorOn('held-kind', translate(locale, 'web.errors.required')));
  const startsAt = readMoment(typed, { day: 'held-day', time: 'held-time' }, locale, errors);
  if (!kind || startsAt === null || errors.length > 0) return { ok: false, errors, typed };
  return { ok: true, data: { kind, startsAt }, typed };
}

export const VersionForm = z.object({ version });
export const ChooseForm = z.object({
  slot: z.string({ error: 'visits.errors.chooseSlot' }).min(1, { error: 'visits.errors.chooseSlot' }),
});

/** What was seen at a point. `typedAt` comes from a telephone that kept it for a while. */
export const PointForm = z.object({
  verdict: z.enum(VERDICTS, { error: 'visits.errors.verdictNeeded' }),
  note: z.string().trim().max(4000, { error: 'cases.errors.tooLong' }).default(''),
  typedAt: z.iso
    .datetime()
    .optional()
    .catch(undefined)
    .transform((text) => (text === undefined ? null : (new Date(text).toISOString() as Instant))),
});

export const ConcludeForm = z.object({
  version,
  findings: z
    .string({ error: 'agreements.errors.findingsNeeded' })
    .trim()
    .min(3, { error: 'agreements.errors.findingsNeeded' })
    .max(8000, { error: 'cases.errors.tooLong' }),
  outcome: z.enum(VISIT_OUTCOMES).optional().catch(undefined),
});

export const LiftForm = z.object({
  how: z
    .string({ error: 'visits.errors.howNeeded' })
    .trim()
    .min(5, { error: 'visits.errors.howNeeded' })
    .max(1000, { error: 'cases.errors.tooLong' }),
  document: z
    .string()
    .optional()
    .transform((text) => (text && /^\d{1,12}$/.test(text) ? Number(text) : null)),
});
