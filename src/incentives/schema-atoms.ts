import { z } from 'zod';
import type { Day } from '../shared/dates.ts';
import { type BasisPoints, type Cents, MAX_CENTS } from '../shared/money.ts';

/** What a whole number counts, beside its schema: a form asks for euros where the data have cents, percent where they have basis points. */
export type Unit = 'cents' | 'rate';
const counted = (unit: Unit) => ({ unit }) as const;
export const inCents = counted('cents');

/**
 * The smallest pieces of the schemas. The casts give the branded type to a value that zod has checked: a
 * `transform` would do the same and hide the bounds from the exported JSON Schema.
 */
export const zCents = z
  .int()
  .min(0)
  .max(MAX_CENTS)
  .meta(inCents)
  .describe('Euro cents, whole: 1500000 = 15 000 €') as unknown as z.ZodType<Cents, number>;

export const zRate = z
  .int()
  .min(0)
  .max(10_000)
  .meta(counted('rate'))
  .describe('Basis points, whole: 3000 = 30 %') as unknown as z.ZodType<BasisPoints, number>;

export const zDay = z.iso.date().describe('Calendar day, YYYY-MM-DD') as unknown as z.ZodType<Day, string>;

export const zCommune = z
  .string()
  .regex(/^(2A|2B|[0-9][1-9]|[1-9][0-9])[0-9]{3}$/)
  .describe('INSEE code of the commune (not the postcode)');

export const zSlug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** Where the rule is written: article of the règlement, of a decree… */
export const zArticle = z.string().min(1).max(120).describe('Where the rule is written, e.g. "Art. 4 §2"');

export const zWords = z
  .strictObject({ fr: z.string().min(1).max(2000), en: z.string().min(1).max(2000) })
  .describe('The same words in French and in English');

export const zSource = z.strictObject({
  title: z.string().min(1).max(300),
  url: z.url().nullable(),
  /** When the text was adopted or last read. */
  dated: zDay.nullable(),
});
export type Source = z.output<typeof zSource>;

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values);
/** A non-empty list of distinct words of a closed list. */
export const someOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values))
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'duplicate');
