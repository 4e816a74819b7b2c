import { z } from 'zod';
import { oneOf, someOf, zCents, zCommune, zRate } from './schema-atoms.ts';
import {
  DWELLING_KINDS,
  ENERGY_CLASSES,
  FACTS,
  INCOME_BANDS,
  OWNER_KINDS,
  RENT_LEVELS,
  TENURES,
} from './vocabulary.ts';

/** Half-open interval `from ≤ value < below`: neighbouring rows can then neither leave a gap nor overlap. */
const interval = <const By extends string>(by: By) =>
  z.strictObject({
    by: z.literal(by),
    from: z.number().min(0).describe('Included'),
    below: z.number().gt(0).nullable().describe('Excluded; null = no upper bound'),
  });
const choice = <const By extends string, const T extends readonly [string, ...string[]]>(by: By, values: T) =>
  z.strictObject({ by: z.literal(by), in: someOf(values) });

/** What a row of a rate, ceiling or stacking table can depend on. */
export const rowKeySchema = z
  .discriminatedUnion('by', [
    interval('classes-gained'),
    interval('energy-gain'),
    interval('vacancy-months'),
    interval('living-area'),
    interval('bedrooms'),
    choice('income-band', INCOME_BANDS),
    choice('rent-level', RENT_LEVELS),
    choice('tenure-after', TENURES),
    choice('owner-kind', OWNER_KINDS),
    choice('class-before', ENERGY_CLASSES),
    choice('class-after', ENERGY_CLASSES),
    choice('kind', DWELLING_KINDS),
    z.strictObject({ by: z.literal('commune'), in: z.array(zCommune).min(1) }),
    z.strictObject({ by: z.literal('fact'), fact: oneOf(FACTS), is: z.boolean() }),
  ])
  .meta({ id: 'SchemeRowKey' });
export type RowKey = z.output<typeof rowKeySchema>;

const when = z.array(rowKeySchema).describe('All must hold; an empty list always holds');

/** A sum of money, flat or by square metre of living area. */
export const amountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), cents: zCents }),
  z.strictObject({
    kind: z.literal('per-m2'),
    centsPerM2: zCents,
    maxM2: z.number().gt(0).nullable().describe('Living area counted at most; null = all of it'),
  }),
]);
export type Amount = z.output<typeof amountSchema>;

export const amountTableSchema = z
  .array(z.strictObject({ when, amount: amountSchema }))
  .meta({ id: 'SchemeAmountTable', description: 'One row applies. An empty table sets no limit' });
export type AmountTable = z.output<typeof amountTableSchema>;

export const rateTableSchema = z.array(z.strictObject({ when, rate: zRate })).meta({ id: 'SchemeRateTable' });
export type RateTable = z.output<typeof rateTableSchema>;
