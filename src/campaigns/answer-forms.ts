import { z } from 'zod';
import { isReason, REASON_SLUGS } from '../units/unit.ts';
import { SITUATIONS, TOLD_CHANNELS } from './answer.ts';

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: 'campaigns.errors.tooLong' })
    .default('')
    .transform((text) => (text === '' ? null : text));
const email = optional(254).pipe(z.email({ error: 'web.errors.badEmail' }).nullable());
const phone = optional(30).pipe(
  z
    .string()
    .regex(/^\+?[\d\s().-]{6,}$/, { error: 'campaigns.errors.badPhone' })
    .nullable(),
);

const answer = {
  situation: z.enum(SITUATIONS, { error: 'campaigns.errors.situationNeeded' }),
  reasons: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [given].flat().filter(isReason).slice(0, REASON_SLUGS.length)),
  callBack: z
    .enum(['yes', 'no'])
    .default('no')
    .transform((value) => value === 'yes'),
  email,
  phone,
  text: z.string().trim().max(2000, { error: 'campaigns.errors.tooLong' }).default(''),
};
/** Reasons are those of an empty home; somebody to be called needs a number or a mailbox. */
type Said = {
  situation: string;
  reasons: readonly string[];
  callBack: boolean;
  email: unknown;
  phone: unknown;
};
const onlyVacant = <Data extends Said>(said: Data): Data =>
  said.situation === 'vacant' ? said : { ...said, reasons: [] };

export const ReplyForm = z
  .object({ unit: z.coerce.number().int().positive(), ...answer })
  .refine((said) => !said.callBack || said.phone !== null || said.email !== null, {
    path: ['phone'],
    error: 'campaigns.errors.phoneNeeded',
  })
  .transform(onlyVacant);

export const ToldForm = z
  .object({
    /** Empty: all the homes of the letter. */
    unit: z
      .string()
      .regex(/^\d{0,12}$/)
      .default('')
      .transform((text) => (text === '' ? null : Number(text))),
    channel: z.enum(TOLD_CHANNELS, { error: 'campaigns.errors.channelToldNeeded' }),
    /** Who speaks, where the letter went to a representative. */
    speaker: z.enum(['owner', 'representative']).default('owner'),
    ...answer,
  })
  .transform(onlyVacant);

export const CodeForm = z.object({ code: z.string().max(60).default('') });
export const AuditForm = z.object({
  unit: z.coerce.number().int().positive(),
  auditEmail: z
    .string({ error: 'web.errors.badEmail' })
    .trim()
    .max(254)
    .pipe(z.email({ error: 'web.errors.badEmail' })),
});
