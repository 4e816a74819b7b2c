import { z } from 'zod';
import { cents, NO_MONEY } from '../../shared/money.ts';
import { typedCents } from '../../shared/typed-values.ts';
import { ASKS, type ChangeKind, envelopeSlug } from './envelope-change.ts';
import type { ChangeTyped } from './propose-change.ts';

const words = (key: string, max: number) => z.string({ error: key }).trim().min(2, { error: key }).max(max);
/** Euros as typed; nothing typed is no money. */
const amount = z
  .string()
  .default('')
  .transform((text) => (text.trim() === '' ? 0 : typedCents(text)))
  .refine((value) => value !== null, { error: 'budget.change.errors.amount' })
  .transform((value) => cents(value ?? 0));
const nothing = z
  .unknown()
  .optional()
  .transform(() => null);
const year = z.coerce
  .number({ error: 'budget.change.errors.yearNeeded' })
  .int({ error: 'budget.change.errors.yearNeeded' })
  .min(2020, { error: 'budget.change.errors.yearNeeded' })
  .max(2100, { error: 'budget.change.errors.yearNeeded' });

const common = (kind: ChangeKind) => ({
  ap: ASKS[kind].ap
    ? amount
    : z
        .unknown()
        .optional()
        .transform(() => NO_MONEY),
  cp: ASKS[kind].cp
    ? amount
    : z
        .unknown()
        .optional()
        .transform(() => NO_MONEY),
  reason: words('budget.change.errors.reasonNeeded', 1000),
});

const opening = z
  .object({
    ...common('initial'),
    label: words('budget.change.errors.labelNeeded', 120),
    year,
    budgetLine: words('budget.change.errors.lineNeeded', 60),
    scheme: z.string().max(100).default(''),
  })
  .transform(
    ({ label, year: of, budgetLine, scheme, ...rest }): ChangeTyped => ({
      ...rest,
      kind: 'initial',
      envelope: null,
      target: null,
      commune: null,
      opening: { slug: envelopeSlug(label, of), label, year: of, budgetLine, scheme: scheme || null },
    }),
  );

/** The form of one kind of change. */
export const changeForm = (kind: ChangeKind): z.ZodType<ChangeTyped> =>
  kind === 'initial'
    ? opening
    : z
        .object({
          ...common(kind),
          envelope: z.string().max(100).default(''),
          target: ASKS[kind].target ? z.string().max(100).default('') : nothing,
          commune: ASKS[kind].commune ? z.string().max(5).default('') : nothing,
        })
        .transform((data): ChangeTyped => ({ ...data, kind, opening: null }));

export const DecisionForm = z.object({ version: z.coerce.number().int() });
