import { z } from 'zod';
import { type Day, isDay } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
import { TASK_KINDS } from './task.ts';

const version = z.coerce.number().int().positive();
const formKey = z.string().regex(/^[\w-]{8,64}$/);
const words = (max: number) => z.string().trim().max(max);
export const dayWanted = z
  .string()
  .refine(isDay, { error: 'followUp.errors.day' })
  .transform((text) => text as Day);
export const officer = z
  .string()
  .regex(/^\d{0,10}$/)
  .default('')
  .transform((value) => (value === '' ? null : (Number(value) as AccountId)));

export const TaskForm = z.object({
  formKey,
  kind: z.enum(TASK_KINDS).catch('recall').default('recall'),
  subject: words(200).min(1, { error: 'followUp.errors.subject' }),
  dueOn: dayWanted,
  assignedTo: officer,
});

/** One form for what may become of a task: the button pressed says which. */
export const TaskDeedForm = z
  .object({
    version,
    deed: z.enum(['done', 'postpone', 'skip', 'reopen']),
    dueOn: z.union([z.literal(''), dayWanted]).default(''),
    reason: words(500).default(''),
    back: words(200).default(''),
  })
  .refine(({ deed, dueOn }) => dueOn !== '' || deed === 'done' || deed === 'skip', {
    path: ['dueOn'],
    error: 'followUp.errors.day',
  })
  .refine(({ deed, reason }) => deed !== 'skip' || reason !== '', {
    path: ['reason'],
    error: 'followUp.errors.reason',
  });

export const NewNoteForm = z.object({
  formKey,
  text: words(4000).min(1, { error: 'followUp.errors.text' }),
});

export const NoteDeedForm = z
  .object({
    version,
    deed: z.enum(['edit', 'withdraw', 'pin', 'unpin']),
    text: words(4000).default(''),
  })
  .refine(({ deed, text }) => deed !== 'edit' || text !== '', {
    path: ['text'],
    error: 'followUp.errors.text',
  });

export const DigestForm = z.object({ wanted: z.enum(['yes', 'no']) });
