import { z } from 'zod';
import type { MessageKey } from '../i18n/translate.ts';
import { type Day, isDay } from '../shared/dates.ts';
import { type Cents, cents } from '../shared/money.ts';
import { typedCents } from '../shared/typed-values.ts';

/** What the forms of this room have in common: the version seen, sums and days that may be left out. */
export const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);

/** Sums are left out where they do not apply; typed, they are amounts. */
export const optionalSum = z
  .string()
  .default('')
  .transform((typed, check): Cents | null => {
    if (typed.trim() === '') return null;
    const amount = typedCents(typed);
    if (amount !== null) return cents(amount);
    check.addIssue({ code: 'custom', message: 'web.errors.badMoney' });
    return z.NEVER;
  });

export const optionalDay = z
  .string()
  .default('')
  .transform((typed, check): Day | null => {
    const text = typed.trim();
    if (text === '') return null;
    if (isDay(text)) return text;
    check.addIssue({ code: 'custom', message: 'web.errors.badDay' });
    return z.NEVER;
  });

/** A day that cannot be left out; `missing` says in the words of its form what it is. */
export const neededDay = (missing: MessageKey) =>
  z
    .string({ error: missing })
    .min(1, { error: missing, abort: true })
    .refine(isDay, { error: 'web.errors.badDay' });

/** Free words, possibly none. */
export const optionalWords = z.string().max(4000).trim().default('');
