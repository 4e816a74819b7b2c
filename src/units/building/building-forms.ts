import { z } from 'zod';
import type { BuildingId } from '../../shared/ids.ts';

const version = z.coerce.number().int().positive();

export const PlaceForm = z.object({
  version,
  building: z
    .string({ error: 'unitLife.errors.choose' })
    .regex(/^(?:new|\d{1,12})$/, { error: 'unitLife.errors.choose' })
    .transform((value): BuildingId | 'new' => (value === 'new' ? value : (Number(value) as BuildingId))),
});
export const TakeOutForm = z.object({ version });
export const BuildingForm = z.object({
  version,
  address: z.string().trim().min(1, { error: 'web.errors.required' }).max(200),
  rnbId: z
    .string()
    .default('')
    .transform((value) => value.replace(/[\s-]/g, '').toUpperCase() || null)
    .pipe(
      z
        .string()
        .regex(/^[1-9A-HJ-NP-Z]{12}$/, { error: 'unitLife.errors.badRnb' })
        .nullable(),
    ),
  dwellings: z
    .string()
    .trim()
    .default('')
    .refine((value) => /^\d{0,4}$/.test(value) && value !== '0', { error: 'unitLife.errors.badDwellings' })
    .transform((value) => (value === '' ? null : Number(value))),
  note: z.string().trim().max(2000).default(''),
});
