import { z } from 'zod';
import { isDay } from '../shared/dates.ts';
import type { SignatoryId } from '../shared/ids.ts';

/** The version of the case on the screen that the form comes from. */
const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);
const shownHash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'agreements.errors.changedDocument' });
const day = z.string({ error: 'web.errors.badDay' }).refine(isDay, { error: 'web.errors.badDay' });

export const IssueForm = z.object({ version });
export const SignForm = z.object({
  shownHash,
  signatory: z.coerce
    .number()
    .int()
    .transform((id) => id as SignatoryId)
    .optional(),
  code: z
    .string({ error: 'agreements.errors.sixDigits' })
    .trim()
    .regex(/^\d{3}\s?\d{3}$/, { error: 'agreements.errors.sixDigits' }),
  read: z.literal('yes', { error: 'agreements.errors.mustRead' }),
});
export const CountersignForm = z.object({
  version,
  shownHash,
  read: z.literal('yes', { error: 'agreements.errors.mustCheck' }),
});
export const WorksForm = z.object({ version, on: day });

/** Invites a signatory at a mailbox. */
export const InviteForm = z.object({
  signatory: z.coerce
    .number()
    .int()
    .transform((id) => id as SignatoryId),
  email: z.email({ error: 'signing.errors.emailNeeded' }).trim(),
});
