import { z } from 'zod';
import { type Day, isDay } from '../shared/dates.ts';
import { ERASURE_CHANNELS } from './privacy-table.ts';

const version = z.coerce.number().int().nonnegative();
const reason = z.string().trim().min(5, 'privacy.errors.reasonNeeded').max(1000);
const dayText = z
  .string()
  .refine(isDay, 'privacy.errors.dayNeeded')
  .transform((text) => text as Day);
const numbers = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((values) => [values ?? []].flat().map(Number).filter(Number.isSafeInteger));

export const ConfirmBatchForm = z.object({
  version,
  items: numbers,
  sure: z.literal('yes', 'privacy.errors.sureNeeded'),
});
export const ReasonForm = z.object({ reason });
export const ErasureRequestForm = z.object({
  channel: z.enum(ERASURE_CHANNELS, 'privacy.errors.channelNeeded').exclude(['account']),
  askedOn: dayText,
  note: z.string().trim().max(1000).default(''),
});
export const VersionForm = z.object({ version });
export const DeclineForm = z.object({ version, declineReason: reason });

const optionalDay = z.string().refine(isDay).optional().catch(undefined);
/** Filters of the log: what cannot be read is as if it had not been asked. */
export const ReadingsQuery = z.object({
  by: z.coerce.number().int().positive().optional().catch(undefined),
  way: z.enum(['page', 'file', 'export']).optional().catch(undefined),
  subject: z.string().trim().max(60).optional().catch(undefined),
  from: optionalDay,
  to: optionalDay,
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
export type ReadingsWanted = z.infer<typeof ReadingsQuery>;
