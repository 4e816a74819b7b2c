import { z } from 'zod';
import { type Day, isDay } from '../../shared/dates.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import type { BasisPoints } from '../../shared/money.ts';
import { typedCents } from '../../shared/typed-values.ts';
import { assumptionsSchema } from './assumptions.ts';

const versionId = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform((text) => Number(text) as SchemeVersionId);

/** Where the fields of the assumptions begin. */
export const ASSUMED = 'assumed';
export const AssumedSchema = z.object({ [ASSUMED]: assumptionsSchema });

export const SimulationForm = z.object({
  on: z
    .string({ error: 'schemes.errors.day' })
    .refine((text) => isDay(text), { error: 'schemes.errors.day' })
    .transform((text) => text as Day),
  first: versionId,
  others: z
    .union([versionId, z.array(versionId)], { error: 'simulations.errors.alone' })
    .transform((given) => [given].flat()),
});

const share = z
  .string()
  .transform((text) => typedCents(text))
  .refine((value) => value !== null && value <= 10_000, { error: 'simulations.errors.share' })
  .transform((value) => value as BasisPoints);

/** Another take-up than the one assumed: nothing is computed again. */
export const TakeUpForm = z.object({ withoutAid: share, fullyPaid: share });
