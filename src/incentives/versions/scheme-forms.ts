import { z } from 'zod';
import { type Day, isDay } from '../../shared/dates.ts';
import { type Typed, typedText } from '../../web/forms.ts';

const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const dayText = z
  .string({ error: 'schemes.errors.day' })
  .refine((text) => isDay(text), { error: 'schemes.errors.day' })
  .transform((text) => text as Day);

export const SeenForm = z.object({ version: seen });

export const CopyForm = z.object({
  variant: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 40), {
      error: 'schemes.errors.variant',
    })
    .transform((text) => (text === '' ? null : text)),
});

export const PublishForm = z.object({
  version: seen,
  effectiveFrom: dayText,
  deliberation: z
    .string({ error: 'schemes.errors.deliberation' })
    .trim()
    .min(1, { error: 'schemes.errors.deliberation' })
    .max(200),
  deliberatedOn: dayText,
});

export const seenVersion = (typed: Typed): number =>
  Number(/^\d{1,9}$/.exec(typedText(typed, 'version'))?.[0] ?? 0);
