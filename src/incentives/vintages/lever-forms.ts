import { z } from 'zod';

const day = z.iso.date('incentives.errors.dayNeeded');

/** A draft vintage as it is written on screen; its parameters are JSON, read by the schema of its lever afterwards. */
export const VintageForm = z.object({
  revision: z.coerce.number().int().min(1),
  validFrom: day,
  validTo: z
    .union([z.literal(''), day])
    .default('')
    .transform((text) => (text === '' ? null : text)),
  title: z.string().trim().min(1, 'incentives.errors.sourceNeeded').max(300),
  url: z
    .union([z.literal(''), z.url('incentives.errors.badAddress')])
    .default('')
    .transform((text) => (text === '' ? null : text)),
  dated: z
    .union([z.literal(''), day])
    .default('')
    .transform((text) => (text === '' ? null : text)),
  confirmed: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
  value: z.string().transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: 'custom', message: 'incentives.errors.notJson' });
      return z.NEVER;
    }
  }),
});

/** The draft as it was seen, for a deed that changes nothing of what is written. */
export const SeenVintageForm = z.object({ revision: z.coerce.number().int().min(1) });

export const RentCeilingsForm = z.object({
  revision: z.coerce.number().int().min(1),
  table: z.string().trim().min(1, 'incentives.errors.tableNeeded'),
});
