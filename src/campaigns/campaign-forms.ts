import { z } from 'zod';
import { isDay } from '../shared/dates.ts';
import { CHANNELS } from './campaign.ts';

const needed = (max: number, message: string) =>
  z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: 'campaigns.errors.tooLong' });

const words = {
  name: needed(120, 'campaigns.errors.nameNeeded'),
  aim: z.string().trim().max(500, { error: 'campaigns.errors.tooLong' }).default(''),
  subject: needed(160, 'campaigns.errors.subjectNeeded'),
  body: needed(6000, 'campaigns.errors.bodyNeeded'),
  signatoryName: needed(120, 'campaigns.errors.signatoryNeeded'),
  signatoryTitle: needed(160, 'campaigns.errors.titleNeeded'),
  returnAddress: needed(140, 'campaigns.errors.returnNeeded'),
};

export const CampaignTextForm = z.object({
  version: z.coerce.number().int().positive(),
  ...words,
  dropSignature: z.literal('yes').optional(),
});

export const NewCampaignForm = z.object({
  ...words,
  channel: z.enum(CHANNELS, { error: 'campaigns.errors.channelNeeded' }),
  quietWeeks: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, { error: 'campaigns.errors.weeksNeeded' })
    .transform(Number)
    .pipe(z.number().max(104, { error: 'campaigns.errors.weeksNeeded' })),
  /** The register's filter, as its address said it. */
  filter: z.string().max(4000).default(''),
});

export const SendForm = z.object({
  sentOn: z.string({ error: 'web.errors.badDay' }).refine(isDay, { error: 'web.errors.badDay' }),
});

export const ReturnedForm = z.object({ code: needed(20, 'campaigns.errors.unknownReturnCode') });
