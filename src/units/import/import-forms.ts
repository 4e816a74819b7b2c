import { z } from 'zod';
import { FILE_KINDS } from './file-kind.ts';

const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');
const vintage = z
  .string()
  .trim()
  .default('')
  .pipe(z.string().regex(/^(20\d\d)?$/, { error: 'register.import.errors.vintage' }))
  .transform((value) => (value === '' ? null : Number(value)));

/** Which lines of the file enter, and the vintage of those that state none. */
export const ImportOptionsForm = z.object({
  housingOnly: ticked,
  privateOwnersOnly: ticked,
  vacantByDefinition: ticked,
  minimumYearsVacant: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, { error: 'register.import.errors.years' })
    .transform(Number)
    .pipe(z.number().max(50, { error: 'register.import.errors.years' })),
  fallbackVintage: vintage,
});

/** What the file is, and whether what is said of its headings is kept. Each `column-<place>` names a column. */
export const ColumnsSaidForm = z.looseObject({ kind: z.enum(FILE_KINDS), remember: ticked });
export const ForgetHeadingForm = z.object({
  kind: z.enum(FILE_KINDS),
  heading: z.string().trim().min(1).max(200),
});
