import { z } from 'zod';
import { isDay } from '../shared/dates.ts';
import { CORRECTION_PROBLEMS } from './correction/correction.ts';

/** The version of the case on the screen that the form comes from. */
const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);
const reason = z
  .string({ error: 'cases.errors.reasonNeeded' })
  .trim()
  .min(10, { error: 'cases.errors.reasonNeeded' })
  .max(4000, { error: 'cases.errors.tooLong' });

export const MoveForm = z.object({ version });
export const ReasonForm = z.object({ version, reason });
export const EligibilityForm = z.object({ version, unknownSeen: z.literal('yes').optional() });
export const ValidateForm = z.object({ version, envelope: z.string().max(100).optional() });
export const AssignForm = z.object({ to: z.coerce.number().int().min(0) });

export const MessageForm = z.object({
  body: z
    .string({ error: 'cases.errors.messageNeeded' })
    .trim()
    .min(1, { error: 'cases.errors.messageNeeded' })
    .max(5000, { error: 'cases.errors.tooLong' }),
  audience: z.enum(['all', 'staff']).default('all'),
  needsAnswer: z.literal('yes').optional(),
});

export const CheckPieceForm = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('accepted') }),
  z.object({ verdict: z.literal('received') }),
  z.object({
    verdict: z.literal('refused'),
    problem: z.enum(CORRECTION_PROBLEMS, { error: 'cases.errors.problemNeeded' }),
    reason: z
      .string({ error: 'cases.errors.explainNeeded' })
      .trim()
      .min(5, { error: 'cases.errors.explainNeeded' })
      .max(1000, { error: 'cases.errors.tooLong' }),
  }),
]);

export const CorrectionForm = z.object({
  version,
  dueOn: z.string({ error: 'web.errors.badDay' }).refine(isDay, { error: 'web.errors.badDay' }),
});

/** One date read on a piece: a day, or a year for a tax notice; empty takes it away. */
export const DatePieceForm = z.object({
  read: z
    .string()
    .trim()
    .transform((text) => (/^\d{4}$/.test(text) ? `${text}-01-01` : text))
    .refine((text) => text === '' || isDay(text), { error: 'web.errors.badDay' })
    .transform((text) => (isDay(text) ? text : null)),
});

export const WaiveForm = z.object({
  flag: z.string({ error: 'web.errors.required' }).max(80),
  reason: z
    .string({ error: 'bills.errors.waiveReason' })
    .trim()
    .min(10, { error: 'bills.errors.waiveReason' })
    .max(1000, { error: 'cases.errors.tooLong' }),
});
