import { z } from 'zod';
import { type Day, isDay } from '../../shared/dates.ts';
import { APPEAL_KINDS } from './appeal.ts';

const day = z
  .string({ error: 'web.errors.badDay' })
  .refine(isDay, { error: 'web.errors.badDay' })
  .transform((text) => text as Day);
const text = (error: string) =>
  z.string({ error }).trim().min(10, { error }).max(4000, { error: 'cases.errors.tooLong' });

export const AppealForm = z.object({
  kind: z.enum(APPEAL_KINDS, { error: 'appeals.errors.kindNeeded' }),
  notifiedOn: day,
  receivedOn: day,
  arguments: text('appeals.errors.argumentsNeeded'),
});

/** What an owner hands in on line: the days are known. */
export const MyAppealForm = AppealForm.pick({ kind: true }).extend({
  arguments: text('appeals.errors.reasonsNeeded'),
});

export const AnswerForm = z.object({
  version: z.coerce.number({ error: 'web.errors.required' }).int().min(1),
  outcome: z.enum(['allowed', 'rejected', 'inadmissible'], { error: 'appeals.errors.outcomeNeeded' }),
  reason: text('cases.errors.reasonNeeded'),
});
