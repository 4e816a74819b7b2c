import { z } from 'zod';
import { type Day, isDay } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { typedCents } from '../../shared/typed-values.ts';

const version = z.coerce.number().int();
const day = z
  .string({ error: 'budget.recovery.errors.dayNeeded' })
  .trim()
  .refine((text) => isDay(text), { error: 'budget.recovery.errors.dayNeeded' })
  .transform((text) => text as Day);
const words = (error: string, max: number) => z.string({ error }).trim().min(2, { error }).max(max);

export const ReceiptForm = z.object({
  amount: z
    .string({ error: 'budget.recovery.errors.amountNeeded' })
    .transform((text) => typedCents(text) ?? 0)
    .refine((value) => value > 0, { error: 'budget.recovery.errors.amountNeeded' })
    .transform(cents),
  receivedOn: day,
  reference: words('budget.recovery.errors.referenceNeeded', 60),
});
export const TermsForm = z.object({
  version,
  firstOn: day,
  count: z.coerce
    .number({ error: 'budget.recovery.errors.tooManyTerms' })
    .int({ error: 'budget.recovery.errors.tooManyTerms' }),
});
export const AskWriteOffForm = z.object({
  version,
  reason: words('budget.recovery.errors.reasonNeeded', 1000),
});
export const WriteOffForm = z.object({ version });
