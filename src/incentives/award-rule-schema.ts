import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { someOf, zArticle, zCents, zRate, zSlug, zWords } from './schema-atoms.ts';
import { amountSchema, amountTableSchema, rateTableSchema } from './table-schema.ts';
import { MEASURE_SLUGS, POSTS } from './vocabulary.ts';

const baseSchema = z.strictObject({
  article: zArticle,
  posts: someOf(POSTS).describe('Posts of works that count'),
  excludedMeasures: z.array(z.enum(MEASURE_SLUGS)),
  excludesFundedElsewhere: z.boolean().describe('Leave out items that another public aid pays for'),
  tax: z.enum(['HT', 'TTC']).describe('Costs before VAT (HT) or VAT included (TTC)'),
  measureCeilings: z
    .array(
      z.strictObject({
        measures: someOf(MEASURE_SLUGS),
        cents: zCents,
        per: z.enum(['measure', 'unit']).describe('For the whole item, or for each m² or piece of it'),
      }),
    )
    .describe('Ceiling of what counts for one item of works (cap_i)'),
  ceiling: amountTableSchema.describe('Ceiling of the whole base (capTotal)'),
});

const floorSchema = z.strictObject({
  article: zArticle,
  table: amountTableSchema,
  effect: z
    .enum(['threshold', 'deductible'])
    .describe('threshold: below it nothing is paid; deductible: only what exceeds it counts'),
});

const premiumSchema = z.strictObject({
  code: zSlug,
  name: zWords,
  article: zArticle,
  when: z.array(conditionSchema),
  amount: z.discriminatedUnion('kind', [
    ...amountSchema.options,
    z.strictObject({
      kind: z.literal('share'),
      rate: zRate.describe('Share of the eligible base'),
      maxCents: zCents.nullable(),
    }),
  ]),
});

const premiumGroupSchema = z.strictObject({
  mode: z
    .enum(['additive', 'exclusive'])
    .describe('exclusive: only the largest premium of the group is paid'),
  premiums: z.array(premiumSchema).min(1),
});

const stackingSchema = z.strictObject({
  article: zArticle,
  basis: z.enum(['HT', 'TTC']).describe('Cost of the project that the ceiling is a share of'),
  scope: z
    .enum(['project', 'eligible'])
    .describe('The cost of the whole project, or of the works that this rule counts (before ceilings)'),
  counts: z
    .enum(['public', 'all'])
    .describe('public: public aid only; all: also energy-saving certificates (CEE)'),
  table: rateTableSchema.min(1).describe('Ceiling of all counted aid, as a share of the basis'),
  cutFirst: z
    .enum(['scheme', 'national'])
    .describe('Which aid gives way when another aid sets a lower ceiling'),
  excludedAids: z.array(zSlug).describe('Aids that cannot be had together with this one'),
});

/** How one grant is computed: conditions → base → rate → premiums → ceilings. Local schemes and national grants alike. */
export const awardRuleShape = {
  conditions: z.array(conditionSchema).describe('All must be true'),
  base: baseSchema,
  floor: floorSchema.nullable(),
  rate: z.strictObject({ article: zArticle, table: rateTableSchema }),
  shareCap: z
    .strictObject({ article: zArticle, table: amountTableSchema.min(1) })
    .nullable()
    .describe('Ceiling of rate × base, before premiums'),
  premiums: z.array(premiumGroupSchema),
  cap: z
    .strictObject({ article: zArticle, table: amountTableSchema.min(1) })
    .nullable()
    .describe('Ceiling of the grant for one dwelling (Smax)'),
  ownContribution: z
    .strictObject({
      article: zArticle,
      rate: zRate.describe('Least share of the cost TTC that the owner pays'),
      waiver: z.array(conditionSchema).describe('All true = the owner is excused; empty = no waiver'),
    })
    .nullable(),
  stacking: stackingSchema.nullable(),
} as const;

export const awardRuleSchema = z.strictObject(awardRuleShape);
export type AwardRule = z.output<typeof awardRuleSchema>;
export type Premium = z.output<typeof premiumSchema>;
export type PremiumGroup = z.output<typeof premiumGroupSchema>;
