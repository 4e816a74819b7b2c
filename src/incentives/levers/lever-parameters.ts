import { z } from 'zod';
import { awardRuleSchema, awardRuleShape } from '../award-rule-schema.ts';
import { conditionSchema } from '../condition-schema.ts';
import { oneOf, someOf, zArticle, zCents, zCommune, zDay, zRate, zSource, zWords } from '../schema-atoms.ts';
import {
  DEGRADATIONS,
  DWELLING_KINDS,
  ENERGY_CLASSES,
  INCOME_BANDS,
  LETTING_YEARS,
  MEASURE_SLUGS,
  POSTS,
} from '../vocabulary.ts';

/** One dated parameter set (millésime) of a national lever. `confirmed` stays false until staff have read the text. */
const dated = <T extends z.ZodType>(value: T) =>
  z.array(
    z.strictObject({
      validFrom: zDay,
      validTo: zDay.nullable(),
      source: zSource,
      confirmed: z.boolean(),
      value,
    }),
  );

/** Ceilings of reference income for 1, 2, 3, 4 and 5 persons, then for each further one. */
const ladder = z.strictObject({ persons: z.array(zCents).length(5), perExtra: zCents });
export type IncomeLadder = z.output<typeof ladder>;

const incomeBandsSchema = z.strictObject({
  article: zArticle,
  'very-modest': ladder,
  modest: ladder,
  intermediate: ladder,
});

const mprSchema = z.strictObject({
  ...awardRuleShape,
  /** Years for which a landlord undertakes to let, and an owner to live there. */
  landlordYears: z.int().min(1).max(30),
  occupantYears: z.int().min(1).max(30),
  advance: z.strictObject({ rate: zRate, bands: someOf(INCOME_BANDS) }).nullable(),
});

const mprSupportSchema = z.strictObject({
  article: zArticle,
  ceiling: zCents.describe('Price of the accompaniment that counts at most, VAT included'),
  rates: z.strictObject({ 'very-modest': zRate, modest: zRate, intermediate: zRate, higher: zRate }),
});

/** Factor on the living area, in hundredths: 80 = × 0.8. */
const areaFactors = z
  .array(
    z.strictObject({ from: z.number().min(0), below: z.number().nullable(), hundredths: z.int().min(1) }),
  )
  .describe('Half-open intervals of living area; empty = no factor');
export type AreaFactors = z.output<typeof areaFactors>;

const ceeDeepSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  lumps: z.array(z.strictObject({ classesGained: z.int().min(1).max(6), cents: zCents })).min(1),
  areaFactors,
});

const ceeMeasuresSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  centsPerMWhc: zCents.describe('Price of a cumulated MWh of certificates paid to the owner'),
  volumes: z.array(
    z.strictObject({
      measure: oneOf(MEASURE_SLUGS),
      sheet: z.string().describe('Standard sheet, BAR-EN-102…'),
      kwhc: z.int().min(1),
      per: z.enum(['m2', 'dwelling']),
      kind: oneOf(DWELLING_KINDS).nullable().describe('Only for this kind of dwelling; null = both'),
      areaFactors,
      performance: z
        .strictObject({ atLeast: z.number().nullable(), atMost: z.number().nullable() })
        .nullable()
        .describe('Criterion on the stated performance of the measure'),
    }),
  ),
});

const ecoPtzSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  /** Categories of works: what the number of actions is counted in. */
  actions: z.array(z.strictObject({ code: z.string(), measures: someOf(MEASURE_SLUGS) })).min(1),
  byActions: z
    .array(z.strictObject({ actions: z.int().min(1), cents: zCents, months: z.int().min(12).max(360) }))
    .min(1),
  /** When glazing is the only action. */
  glazingOnly: z.strictObject({ code: z.string(), cents: zCents, months: z.int().min(12).max(360) }),
  /** Global performance: as a complement to MaPrimeRénov', or on these conditions. */
  performance: z.strictObject({
    cents: zCents,
    months: z.int().min(12).max(360),
    conditions: z.array(conditionSchema),
  }),
});

const vatSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  energyPosts: someOf(POSTS),
  energy: zRate,
  works: zRate,
  full: zRate,
});

const lettingBanSchema = z.strictObject({
  article: zArticle,
  bans: z.array(z.strictObject({ energyClass: oneOf(ENERGY_CLASSES), from: zDay })).min(1),
});

const vacancyTaxSchema = z.strictObject({
  article: zArticle,
  name: zWords,
  tenseMonths: z.int().min(1),
  elsewhereMonths: z.int().min(1),
  /** Communes of tense zones: what is listed is known, the others are "elsewhere". */
  tenseCommunes: z.array(zCommune),
  /** Share of the rental value in the first year of tax and after, in tense zones; null where it is not reckoned. */
  tense: z.strictObject({ first: zRate, next: zRate }).nullable(),
  /** Communes outside tense zones that voted the tax, with their rate. */
  voted: z.array(z.strictObject({ commune: zCommune, rate: zRate })),
});

const bandAmounts = z.strictObject({ 'very-modest': zCents, modest: zCents, intermediate: zCents });
const bandRates = z.strictObject({ 'very-modest': zRate, modest: zRate, intermediate: zRate });

const gesturesSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  gestures: z
    .array(
      z.strictObject({
        measure: oneOf(MEASURE_SLUGS),
        per: z.enum(['m2', 'unit', 'dwelling']),
        maxQuantity: z.number().gt(0).nullable().describe('m² or pieces counted at most'),
        amounts: bandAmounts,
        spendCeiling: zCents.describe('Spend TTC taken into account, for each m², piece or dwelling'),
      }),
    )
    .min(1)
    .refine((list) => new Set(list.map(({ measure }) => measure)).size === list.length, 'duplicate measure'),
  shares: bandRates.describe('Ceiling of all aid, as a share of the spend TTC'),
  cap: zCents.describe('For one dwelling over five years'),
});

const landlordWorksSchema = z.strictObject({
  /** One rule for each state of the dwelling; `none` is the energy case. */
  cases: z.array(z.strictObject({ degradation: oneOf(DEGRADATIONS), rule: awardRuleSchema })).min(1),
});

const vacancyPremiumSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema).describe('The perimeter is one of them: commune-in'),
  amount: zCents,
});

const locLevel = z.strictObject({
  /** Share of the gross rent taken off the income tax, without and with rental intermediation; null = not open. */
  direct: zRate.nullable(),
  intermediated: zRate.nullable(),
});

const locAvantagesSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  years: z.int().min(1).max(30),
  yearlyCap: zCents,
  levels: z.strictObject({ loc1: locLevel, loc2: locLevel, loc3: locLevel }),
  intermediation: z.strictObject({
    premium: zCents,
    mandatePremium: zCents
      .optional()
      .describe('Where the body manages under a mandate; left out: as for letting and sub-letting'),
    smallHomePremium: zCents,
    smallBelowM2: z.number().gt(0),
  }),
});

const rentCeilingsSchema = z.strictObject({
  article: zArticle,
  /** Rent ceilings by m² and by month; the file of the year is imported (import-rent-ceilings.ts). */
  communes: z
    .array(z.strictObject({ commune: zCommune, loc1: zCents, loc2: zCents, loc3: zCents }))
    .refine((rows) => new Set(rows.map(({ commune }) => commune)).size === rows.length, 'duplicate commune'),
  /** Coefficient on the area S: constant + perArea / S, hundredths, never above max; null = none. */
  areaCoefficient: z
    .strictObject({ constant: z.int().min(0), perArea: z.int().min(0), max: z.int().min(1) })
    .nullable(),
});

const denormandieSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema).describe('The communes with an ORT are one of them: commune-in'),
  worksShare: zRate.describe('Least share of the works in the whole operation (price + works)'),
  cap: zCents.describe('Investment taken into account at most'),
  capPerM2: zCents,
  options: z
    .array(z.strictObject({ years: z.literal(LETTING_YEARS), rate: zRate.describe('Over the whole period') }))
    .min(1),
});

const propertyTaxReliefSchema = z.strictObject({
  article: zArticle,
  conditions: z.array(conditionSchema),
  posts: someOf(POSTS),
  leastSpend: zCents.describe('Energy works TTC paid in the year before'),
  years: z.int().min(1).max(30),
  /** What communes voted. A commune that is not listed has not been looked up: its answer is unknown. */
  votes: z.array(z.strictObject({ commune: zCommune, rate: zRate.describe('0 = voted none') })),
});

/** Every national parameter the estimate reads. All are data; none has a default in code. */
export const leverParametersSchema = z.strictObject({
  incomeBands: dated(incomeBandsSchema),
  mprAccompanied: dated(mprSchema),
  mprSupport: dated(mprSupportSchema),
  mprGestures: dated(gesturesSchema),
  anahLandlord: dated(landlordWorksSchema),
  vacancyPremium: dated(vacancyPremiumSchema),
  ceeDeepRenovation: dated(ceeDeepSchema),
  ceeMeasures: dated(ceeMeasuresSchema),
  ecoPtz: dated(ecoPtzSchema),
  vat: dated(vatSchema),
  locAvantages: dated(locAvantagesSchema),
  rentCeilings: dated(rentCeilingsSchema),
  denormandie: dated(denormandieSchema),
  propertyTaxRelief: dated(propertyTaxReliefSchema),
  lettingBan: dated(lettingBanSchema),
  vacancyTax: dated(vacancyTaxSchema),
});
export type LeverParameters = z.output<typeof leverParametersSchema>;
export type Vintage<K extends keyof LeverParameters> = LeverParameters[K][number];

/** JSON Schema of a set of lever parameters. */
export const leverParametersJsonSchema = (): unknown =>
  z.toJSONSchema(leverParametersSchema, { io: 'input' });
