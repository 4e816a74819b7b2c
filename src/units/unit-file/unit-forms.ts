import { z } from 'zod';
import type { AccountId } from '../../shared/ids.ts';
import { REASON_SLUGS, STATUS_SLUGS, SUBSTATUS_SLUGS } from '../unit.ts';
import { NOTED_CHANNELS } from './note-contact.ts';

/** The version of the unit the person had on screen. */
const version = z.coerce.number().int().positive();
const text = (max: number) => z.string().trim().max(max);
const optionalText = (max: number) => text(max).transform((value) => (value === '' ? null : value));
const words = <const Word extends string>(list: readonly Word[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => {
      const chosen = [given].flat();
      return list.filter((word) => chosen.includes(word));
    });
const email = text(254).pipe(z.email({ error: 'web.errors.badEmail' }));

/** Each status has its own field for the detail; only that of the chosen one counts. */
export const FollowUpForm = z
  .object({ version, status: z.enum(STATUS_SLUGS as [string, ...string[]]), reasons: words(REASON_SLUGS) })
  .catchall(z.unknown())
  .transform(({ version, status, reasons, ...rest }) => ({
    version,
    status: STATUS_SLUGS.find((slug) => slug === status) ?? 'not-followed',
    substatus: SUBSTATUS_SLUGS.find((slug) => slug === rest[`substatus-${status}`]) ?? null,
    reasons,
  }));

export const AssignmentForm = z.object({
  version,
  assignedTo: z
    .string()
    .regex(/^\d{0,10}$/)
    .transform((value) => (value === '' ? null : (Number(value) as AccountId))),
});

export const OwnerDetailsForm = z.object({
  version,
  email: z.union([z.literal(''), email]).transform((value) => (value === '' ? null : value)),
  phone: optionalText(25).pipe(
    z
      .string()
      .regex(/^\+?[\d\s.()-]{6,25}$/, { error: 'register.errors.badPhone' })
      .nullable(),
  ),
});

const ownerId = z.coerce.number({ error: 'register.contact.errors.owner' }).int().positive();
export const ContactForm = z.object({
  owner: ownerId,
  email,
  subject: text(150).min(1, { error: 'register.contact.errors.subject' }),
  text: text(10_000).min(1, { error: 'register.contact.errors.text' }),
});
export const NoteForm = z.object({
  owner: ownerId,
  channel: z.enum(NOTED_CHANNELS),
  text: text(2000).min(1, { error: 'register.note.errors.text' }),
});
