import { z } from 'zod';
import { isSiren } from '../../programme/siren.ts';
import { parseShare } from '../../units/holders/share.ts';
import { PAPER_KINDS } from './filing.ts';

const line = (max: number, needed: string) =>
  z.string({ error: needed }).trim().min(1, { error: needed }).max(max, { error: 'cases.errors.tooLong' });
const emptyAsNull = (text: string): string | null => (text === '' ? null : text);
const email = z
  .string()
  .trim()
  .max(254, { error: 'cases.errors.tooLong' })
  .default('')
  .transform(emptyAsNull)
  .pipe(z.email({ error: 'web.errors.badEmail' }).nullable());
const share = z
  .string()
  .trim()
  .default('')
  .transform((text) => emptyAsNull(text.replace(/\s/g, '')))
  .refine((text) => text === null || parseShare(text) !== null, { error: 'owners.errors.share' });

/** Rights that an applicant tells apart; rarer ones are for the office to enter. */
export const NAMED_RIGHTS = ['full', 'usufruct', 'bare'] as const;

export const CoOwnerForm = z.object({
  name: line(200, 'applicants.errors.name'),
  company: z.literal('yes').optional(),
  email,
  right: z.enum(NAMED_RIGHTS, { error: 'applicants.errors.right' }),
  share,
});
export const AssociateForm = CoOwnerForm.omit({ right: true });
export const CorrectionOfOwnerForm = z.object({ email, left: z.literal('yes').optional() });
export const AskForm = z.object({ applicant: z.coerce.number().int().positive().optional() });
export const CompanyForm = z.object({
  siren: z
    .string({ error: 'applicants.errors.siren' })
    .transform((text) => text.replace(/\s/g, ''))
    .refine(isSiren, { error: 'applicants.errors.siren' }),
  legalRepresentative: line(200, 'applicants.errors.representative'),
});
export const ConsentForm = z.object({
  answer: z.enum(['yes', 'no'], { error: 'applicants.errors.answer' }),
  reason: z.string().trim().max(1000, { error: 'cases.errors.tooLong' }).default('').transform(emptyAsNull),
});
export const DeskForm = z
  .object({
    owner: z.coerce
      .number({ error: 'applicants.errors.owner' })
      .int()
      .positive({ error: 'applicants.errors.owner' }),
    paper: z.enum(PAPER_KINDS, { error: 'applicants.errors.paper' }),
    keptWhere: z
      .string()
      .trim()
      .max(300, { error: 'cases.errors.tooLong' })
      .default('')
      .transform(emptyAsNull),
  })
  // What was read on a paper can be read again: without a place it could not.
  .refine(({ paper, keptWhere }) => paper !== 'paper' || keptWhere !== null, {
    error: 'applicants.errors.keptWhere',
    path: ['keptWhere'],
  });
