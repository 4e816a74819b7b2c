import { z } from 'zod';
import { zCents, zRate, zWords } from '../schema-atoms.ts';
import { ENERGY_CLASSES, FACTS, INCOME_BANDS, MEASURE_SLUGS, RENT_LEVELS, TENURES } from '../vocabulary.ts';

const WHOLE = 10_000;

/** Shares that add up to 100 %, in basis points. A word left out has no share. */
const shares = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .partialRecord(z.enum(words), zRate)
    .refine(
      (given) =>
        Object.values<number | undefined>(given).reduce<number>((sum, share) => sum + (share ?? 0), 0) ===
        WHOLE,
      {
        message: 'shares must add up to 10 000 basis points',
      },
    );

/** Works that a home of a class is taken to need, and what they bring. */
const worksSchema = z.strictObject({
  classAfter: z.enum(ENERGY_CLASSES),
  gainPercent: z.number().min(0).max(100),
  measures: z
    .array(
      z.strictObject({
        slug: z.enum(MEASURE_SLUGS),
        perM2: z
          .number()
          .gt(0)
          .max(10)
          .nullable()
          .describe('m² of works for one m² of living area; null = one job'),
        costHT: zCents.describe('Before VAT, for one m² of works or for the job'),
      }),
    )
    .min(1),
});
export type AssumedWorks = z.output<typeof worksSchema>;

/**
 * What a simulation has to suppose, since the register does not know it: who the owners are, what works they would do,
 * how many would go ahead. All of it is shown, dated and changeable; `confirmed` stays false until measured.
 */
export const assumptionsSchema = z.strictObject({
  source: zWords.describe('Where these figures come from'),
  confirmed: z.boolean(),
  incomeBands: shares(INCOME_BANDS).describe('Owners who are persons, by income band'),
  tenures: shares(TENURES).describe('What becomes of the home'),
  rentLevels: shares(RENT_LEVELS).describe('Among homes let'),
  sciShare: zRate.describe('Share of SCI among companies of private owners'),
  facts: z
    .partialRecord(z.enum(FACTS), zRate)
    .describe('Share of projects for which a fact holds; left out: unknown'),
  classByPeriod: z
    .array(
      z.strictObject({
        builtBefore: z.int().min(1000).max(2200).nullable().describe('Excluded; null = later'),
        shares: shares(ENERGY_CLASSES),
      }),
    )
    .min(1)
    .describe('Classes of homes whose class nobody knows, by year built'),
  works: z.partialRecord(z.enum(ENERGY_CLASSES), worksSchema).describe('Left out: no works foreseen'),
  takeUp: z
    .strictObject({
      withoutAid: zRate.describe('Share of owners who go ahead in a year though nobody pays anything'),
      fullyPaid: zRate.describe('The same when grants pay for everything'),
    })
    .describe('In between, in proportion to the share of the cost that grants cover'),
});
export type Assumptions = z.output<typeof assumptionsSchema>;
