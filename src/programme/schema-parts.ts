import { z } from 'zod';
import { type Day, isDay } from '../shared/dates.ts';
import { type Cents, cents } from '../shared/money.ts';
import { isSiren } from './siren.ts';

/** The small pieces that every part of a programme's description is made of. */
export const words = z.string().trim().min(1);
export const localised = z.strictObject({ fr: words, en: words });
export const addressLines = z.array(words).min(1).max(6);
export const slugText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
export const year = z.int().min(1990).max(2100);
export const dayText = z.string().refine(isDay, 'a calendar day such as 2026-11-23') as z.ZodType<
  Day,
  Day | string
>;
export const amount = z
  .int()
  .nonnegative()
  .transform((value): Cents => cents(value));
export const siren = z.string().refine(isSiren, 'nine digits with a right check digit');

/** INSEE code of a commune; never to be mistaken for a postcode, which has the same five digits. */
export const INSEE_CODE = /^(2A|2B|[0-9][1-9]|[1-9][0-9])[0-9]{3}$/;
export const inseeCode = z.string().regex(INSEE_CODE, 'an INSEE commune code');

/** A value invented for the demonstration: the authority replaces it before going live. */
export const example = z.boolean().default(false);

/** A fact with where it comes from, and whether the authority's staff checked it against that source. */
export const confirmable = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, source: words, confirmed: z.boolean() });

/** A delay in whole months or in days, as the texts that set it count it. */
export const period = z.union([
  z.strictObject({ months: z.int().positive() }),
  z.strictObject({ days: z.int().positive() }),
]);
export type Period = z.output<typeof period>;
