import { z } from 'zod';
import { awardRuleShape } from './award-rule-schema.ts';
import { conditionSchema } from './condition-schema.ts';
import { someOf, zArticle, zDay, zRate, zSlug, zSource, zWords } from './schema-atoms.ts';
import { RENT_LEVELS } from './vocabulary.ts';

/** Moments from which a duty or a deadline runs. */
export const EVENTS = [
  'application',
  'decision',
  'agreement-signed',
  'works-started',
  'works-done',
  'balance-paid',
  'return-to-market',
] as const;
export type SchemeEvent = (typeof EVENTS)[number];

export const UNDERTAKING_KINDS = [
  'occupy-as-main-home',
  'let-as-main-home',
  'rent-ceiling',
  'no-resale',
  'no-tourist-letting',
  'conformity-visit',
  'consumption-follow-up',
] as const;

/** The steps that must happen in time, each with its clock. */
export const DEADLINE_CODES = [
  'sign-agreement',
  'start-works',
  'finish-works',
  'request-balance',
  'return-to-market',
] as const;

export const CLAWBACK_EXEMPTIONS = ['expropriation', 'buyer-takes-over', 'death', 'force-majeure'] as const;
export type ClawbackExemption = (typeof CLAWBACK_EXEMPTIONS)[number];

const undertakingSchema = z.strictObject({
  code: zSlug,
  kind: z.enum(UNDERTAKING_KINDS),
  article: zArticle,
  years: z.int().min(1).max(30),
  from: z.enum(EVENTS),
  rentLevels: someOf(RENT_LEVELS).nullable().describe('Rent levels allowed, for a rent ceiling'),
  when: z.array(conditionSchema).describe('Asked only when all are true'),
  text: zWords,
});

const deadlineSchema = z.strictObject({
  code: z.enum(DEADLINE_CODES),
  article: zArticle,
  from: z.enum(EVENTS),
  count: z.int().min(1).max(3650),
  unit: z.enum(['days', 'months']),
  extension: z
    .strictObject({
      count: z.int().min(1).max(3650),
      unit: z.enum(['days', 'months']),
      times: z.int().min(1).max(5),
    })
    .nullable(),
});

const paymentSchema = z.strictObject({
  article: zArticle,
  advance: z
    .strictObject({ rate: zRate.describe('α: share of the award, at most'), when: z.array(conditionSchema) })
    .nullable(),
  instalments: z
    .strictObject({
      rate: zRate.describe('β: share of the award reached by advance and instalments together, at most'),
      maxCount: z.int().min(1).max(20),
    })
    .nullable(),
});

/** How much is asked back when an undertaking is broken. */
export const clawbackSchema = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('steps'),
    article: zArticle,
    steps: z
      .array(z.strictObject({ upToYears: z.int().min(1).max(30).describe('Included'), rate: zRate }))
      .min(1),
    exemptions: z.array(z.enum(CLAWBACK_EXEMPTIONS)),
  }),
  z.strictObject({
    mode: z.literal('pro-rata'),
    article: zArticle,
    years: z.int().min(1).max(30).describe('Years promised: each whole year kept frees its share'),
    exemptions: z.array(z.enum(CLAWBACK_EXEMPTIONS)),
  }),
]);
export type ClawbackRule = z.output<typeof clawbackSchema>;

/** One version of a local policy, whole. Plain data: what staff write, publish, hash, compare and simulate. */
export const schemeSchema = z.strictObject({
  slug: zSlug,
  version: z.int().min(1),
  /** Another writing of the same scheme, tested beside it; null for the main one. */
  variant: zSlug.nullable(),
  name: zWords,
  summary: zWords,
  /** True for a demonstration scheme whose figures no authority has voted. */
  example: z.boolean(),
  /** True once staff have checked the figures against the official text. */
  confirmed: z.boolean(),
  validity: z.strictObject({ from: zDay, to: zDay.nullable() }),
  source: zSource,
  deliberation: z.string().min(1).max(200).nullable(),
  ...awardRuleShape,
  undertakings: z.array(undertakingSchema),
  payment: paymentSchema,
  deadlines: z.array(deadlineSchema),
  clawback: clawbackSchema.nullable(),
});
export type SchemeDefinition = z.output<typeof schemeSchema>;
export type Undertaking = z.output<typeof undertakingSchema>;
export type SchemeDeadline = z.output<typeof deadlineSchema>;

/** JSON Schema (2020-12) of a scheme file, for editors and for `volets schema scheme`. */
export const schemeJsonSchema = (): unknown => z.toJSONSchema(schemeSchema, { io: 'input' });
