import { z } from 'zod';
import { INSEE_CODE } from '../../programme/schema-parts.ts';

const thisCentury = 2100;
const number = (least: number, most: number) =>
  z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : Number(text.replace(/\s/g, '').replace(',', '.'))))
    .pipe(
      z
        .number({ error: 'web.errors.badNumber' })
        .min(least, { error: 'declareHome.errors.range' })
        .max(most, { error: 'declareHome.errors.range' })
        .nullable(),
    );

/** What an owner says of a vacant home that no file mentions. Area and year may be left out. */
export const DeclareUnitForm = z.object({
  name: z.string().trim().min(2, { error: 'declareHome.errors.name' }).max(120),
  commune: z.string().regex(INSEE_CODE, { error: 'declareHome.errors.commune' }),
  address: z.string().trim().min(5, { error: 'declareHome.errors.address' }).max(160),
  kind: z.enum(['house', 'flat'], { error: 'declareHome.errors.kind' }),
  livingArea: number(8, 2000),
  yearBuilt: number(1000, thisCentury),
  vacantSince: z
    .string()
    .trim()
    .regex(/^(19|20)\d{2}$/, { error: 'declareHome.errors.vacantSince' }),
  isOwner: z.literal('yes', { error: 'declareHome.errors.isOwner' }),
});
