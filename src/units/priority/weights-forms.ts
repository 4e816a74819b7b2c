import { z } from 'zod';
import type { WeightsId } from '../../shared/ids.ts';
import { MOST_WEIGHT } from './priority.ts';

const weight = z
  .string({ error: 'priority.errors.weight' })
  .trim()
  .regex(/^\d{1,3}$/, { error: 'priority.errors.weight' })
  .transform(Number)
  .pipe(z.number().max(MOST_WEIGHT, { error: 'priority.errors.weight' }));

const weights = {
  vacancy: weight,
  energy: weight,
  comfort: weight,
  owner: weight,
  engaged: weight,
  potential: weight,
};

/** Weights to look at. */
export const WeightsForm = z.object(weights);
/** Weights to put in force, on those seen. */
export const ChangeWeightsForm = z.object({
  ...weights,
  seen: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform((text) => Number(text) as WeightsId),
  reason: z.string().trim().min(1, { error: 'priority.errors.reason' }).max(500),
});
