import { z } from 'zod';
import type { SignatoryId } from '../../shared/ids.ts';

const id = z.coerce
  .number()
  .int()
  .transform((value) => value as SignatoryId);

/** Whose signatures stand on the paper, as the person who looked at it says. */
export const ConfirmScanForm = z.object({
  signatories: z.union([z.array(id), id.transform((one) => [one])]).default([]),
  seen: z.literal('yes', { error: 'scans.errors.mustLook' }),
});
