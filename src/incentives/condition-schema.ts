import { z } from 'zod';
import { oneOf, someOf, zArticle, zCents, zCommune, zSlug } from './schema-atoms.ts';
import {
  ENERGY_CLASSES,
  FACTS,
  INCOME_BANDS,
  MEASURE_SLUGS,
  OWNER_KINDS,
  POSTS,
  RENT_LEVELS,
  TENURES,
} from './vocabulary.ts';

const article = zArticle;
const kind = <const K extends string>(name: K) => z.literal(name);

/** Every question a scheme can put, each true, false or unknown of a situation. Closed: a new kind is a code change. */
const simpleConditions = [
  z.strictObject({ kind: kind('vacancy-months-at-least'), article, months: z.int().min(1).max(600) }),
  z.strictObject({ kind: kind('building-age-at-least'), article, years: z.int().min(1).max(500) }),
  z.strictObject({ kind: kind('built-no-later-than'), article, year: z.int().min(1000).max(2200) }),
  z.strictObject({ kind: kind('class-before-in'), article, classes: someOf(ENERGY_CLASSES) }),
  z.strictObject({ kind: kind('class-after-at-least'), article, energyClass: oneOf(ENERGY_CLASSES) }),
  z.strictObject({ kind: kind('classes-gained-at-least'), article, classes: z.int().min(1).max(6) }),
  z.strictObject({ kind: kind('energy-gain-at-least'), article, percent: z.number().gt(0).max(100) }),
  z.strictObject({ kind: kind('owner-kind-in'), article, ownerKinds: someOf(OWNER_KINDS) }),
  z.strictObject({ kind: kind('income-band-in'), article, bands: someOf(INCOME_BANDS) }),
  z.strictObject({ kind: kind('commune-in'), article, communes: z.array(zCommune).min(1) }),
  z.strictObject({ kind: kind('tenure-after-in'), article, tenures: someOf(TENURES) }),
  z.strictObject({ kind: kind('rent-level-in'), article, levels: someOf(RENT_LEVELS) }),
  z.strictObject({ kind: kind('living-area-at-least'), article, squareMetres: z.number().gt(0).max(10_000) }),
  z.strictObject({ kind: kind('living-area-at-most'), article, squareMetres: z.number().gt(0).max(10_000) }),
  z.strictObject({
    kind: kind('measures-at-least'),
    article,
    posts: someOf(POSTS),
    count: z.int().min(1).max(20),
  }),
  z.strictObject({ kind: kind('measure-included'), article, measures: someOf(MEASURE_SLUGS) }),
  z.strictObject({
    kind: kind('works-at-least'),
    article,
    cents: zCents,
    per: z
      .enum(['dwelling', 'm2'])
      .describe('Cost before VAT of the whole project, or per m² of living area'),
  }),
  z.strictObject({ kind: kind('declared'), article, fact: oneOf(FACTS) }),
  z.strictObject({
    kind: kind('aid-granted'),
    article,
    aids: z.array(zSlug).min(1).describe('Codes of other aids; one of them must be obtained'),
  }),
] as const;

export const simpleConditionSchema = z
  .discriminatedUnion('kind', simpleConditions)
  .meta({ id: 'SchemeSimpleCondition' });

export const conditionSchema = z
  .discriminatedUnion('kind', [
    ...simpleConditions,
    z.strictObject({ kind: kind('any-of'), article, conditions: z.array(simpleConditionSchema).min(2) }),
  ])
  .meta({ id: 'SchemeCondition' });

export type SimpleCondition = z.output<typeof simpleConditionSchema>;
export type Condition = z.output<typeof conditionSchema>;
export type ConditionKind = Condition['kind'];
