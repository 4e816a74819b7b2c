import { z } from 'zod';
import { type Day, isDay } from '../../shared/dates.ts';
import { PAUSE_CAUSES } from './clock.ts';

const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);
const reason = z
  .string({ error: 'cases.errors.reasonNeeded' })
  .trim()
  .min(10, { error: 'cases.errors.reasonNeeded' })
  .max(4000, { error: 'cases.errors.tooLong' });

export const PauseForm = z.object({
  version,
  cause: z.enum(PAUSE_CAUSES, { error: 'clocks.errors.causeNeeded' }),
  reason,
});
export const ResumeForm = z
  .object({ version, endReason: reason })
  .transform(({ version: seen, endReason }) => ({
    version: seen,
    reason: endReason,
  }));
export const ExtensionForm = z
  .object({
    toDay: z
      .string({ error: 'web.errors.badDay' })
      .refine(isDay, { error: 'web.errors.badDay' })
      .transform((text) => text as Day),
    why: reason,
  })
  .transform(({ toDay, why }) => ({ toDay, reason: why }));
export const ExtensionAnswerForm = z
  .object({
    version,
    outcome: z.enum(['granted', 'refused'], { error: 'clocks.errors.outcomeNeeded' }),
    answer: reason,
  })
  .transform(({ version: seen, outcome, answer }) => ({ version: seen, outcome, reason: answer }));
