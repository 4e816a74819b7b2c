import { z } from 'zod';
import { neededDay, optionalWords, version } from '../typed-forms.ts';
import { TAKER_KINDS, TRANSFER_CAUSES } from './transfer.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

const announced = {
  cause: z.enum(TRANSFER_CAUSES, { error: 'transfers.errors.causeNeeded' }),
  happenedOn: neededDay('transfers.errors.dayNeeded'),
  takerKind: z.enum(TAKER_KINDS, { error: 'transfers.errors.kindNeeded' }),
  takerName: z
    .string({ error: 'transfers.errors.nameNeeded' })
    .trim()
    .min(1, 'transfers.errors.nameNeeded')
    .max(200),
  takerEmail: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || z.email().safeParse(text).success, 'transfers.errors.badEmail')
    .transform(orNull),
  takerAddress: optionalWords.transform(orNull),
};

/** What an owner announces of their home. */
export const AnnounceForm = z.object(announced);
/** The same noted by an officer, who says from whom. */
export const StaffAnnounceForm = z.object({
  ...announced,
  by: z.enum(['notary', 'officer'], { error: 'transfers.errors.byNeeded' }),
});

/** What the taker answers from their link. */
export const TakeOverForm = z
  .object({
    answer: z.enum(['accept', 'refuse']),
    shown: z.string().default(''),
    name: z.string().trim().max(200).default(''),
    read: z.string().optional(),
  })
  .superRefine(({ answer, name, read }, check) => {
    if (answer === 'refuse') return;
    if (name === '')
      check.addIssue({ code: 'custom', path: ['name'], message: 'transfers.errors.nameNeeded' });
    if (read === undefined)
      check.addIssue({ code: 'custom', path: ['read'], message: 'transfers.errors.readNeeded' });
  });

export const PaperForm = z.object({ version, signedOn: neededDay('web.errors.badDay') });
