import { z } from 'zod';
import { type Day, yearOf } from '../shared/dates.ts';
import { invalid } from '../shared/errors.ts';
import { type BasisPoints, type Cents, centsHT } from '../shared/money.ts';
import { vintageOn } from './in-force.ts';
import type { LeverParameters } from './levers/lever-parameters.ts';
import { vatRateFor } from './levers/reduced-vat.ts';
import { MEASURE_FACTS } from './measure-defaults.ts';
import { inCents, oneOf, zCents, zCommune, zDay, zRate } from './schema-atoms.ts';
import { type Maybe, type Measure, type Situation, UNKNOWN } from './situation.ts';
import {
  DEGRADATIONS,
  DWELLING_KINDS,
  ENERGY_CLASSES,
  FACTS,
  type Fact,
  INCOME_BANDS,
  LETTING_YEARS,
  MEASURE_SLUGS,
  MEASURE_UNITS,
  OWNER_KINDS,
  POSTS,
  RENT_LEVELS,
  TENURES,
} from './vocabulary.ts';

/** Left out, null and "unknown" all say the same: nobody has answered. Nothing is assumed in their place. */
const maybe = <T extends z.ZodType>(value: T) => z.union([value, z.literal('unknown'), z.null()]).optional();

const measureInput = z
  .strictObject({
    slug: oneOf(MEASURE_SLUGS).describe('The measure; `other-works` for what saves no energy'),
    post: oneOf(POSTS).optional().describe('Post of works; left out: the usual post of the measure'),
    quantity: z
      .number()
      .gt(0)
      .max(100_000)
      .nullable()
      .optional()
      .describe('How many of the unit: m² insulated, windows, devices; null or left out: one lump'),
    unit: oneOf(MEASURE_UNITS)
      .optional()
      .describe('Unit of the quantity; left out: the usual unit of the measure'),
    costHT: zCents.describe('Cost of the whole item before VAT, euro cents (1800000 = 18,000 €)'),
    vat: zRate
      .optional()
      .describe('VAT in basis points (550 = 5.5 %); left out: the rate in force for the post'),
    performance: z
      .number()
      .gt(0)
      .max(1000)
      .nullable()
      .optional()
      .describe(
        'Stated performance: R in m²K/W for insulation, Uw in W/m²K for windows, seasonal efficiency in %',
      ),
    fundedElsewhere: z
      .boolean()
      .optional()
      .describe('True when another public aid already pays for this very item; left out: false'),
  })
  .describe('One item of works, as quoted or estimated');

/** Input of an estimate: of `volets estimate`, of the public page, of a case. Money in euro cents, areas in m². */
export const estimateInputSchema = z
  .strictObject({
    on: zDay.optional().describe('Day on which the rules are read, 2026-11-27; left out: today'),
    commune: maybe(zCommune).describe(
      'INSEE code of the commune of the dwelling, five signs; not its postcode',
    ),
    kind: maybe(oneOf(DWELLING_KINDS)).describe('House or flat'),
    livingArea: maybe(z.number().gt(0).max(2000)).describe('Living area, m²'),
    bedrooms: maybe(z.int().min(0).max(50)).describe('Number of bedrooms'),
    yearBuilt: maybe(z.int().min(1000).max(2200)).describe('Year in which the dwelling was built'),
    vacancyMonths: maybe(z.int().min(0).max(1200)).describe('Whole months for which it has stood vacant'),
    classBefore: maybe(oneOf(ENERGY_CLASSES)).describe('Energy class (DPE) before the works'),
    classAfter: maybe(oneOf(ENERGY_CLASSES)).describe('Energy class (DPE) aimed at by the works'),
    gainPercent: maybe(z.number().min(-100).max(100)).describe(
      'Saving of conventional primary energy, percent; left out: worked out from epBefore and epAfter',
    ),
    epBefore: maybe(z.number().min(0).max(5000)).describe('Primary energy before the works, kWhEP/m²·year'),
    epAfter: maybe(z.number().min(0).max(5000)).describe('Primary energy after the works, kWhEP/m²·year'),
    ownerKind: maybe(oneOf(OWNER_KINDS)).describe('Who owns the dwelling'),
    incomeBand: maybe(oneOf(INCOME_BANDS)).describe(
      'Income band of Anah; wins over household size and reference income',
    ),
    householdSize: maybe(z.int().min(1).max(20)).describe('Persons in the owner’s household'),
    referenceIncome: maybe(zCents).describe(
      'Reference tax income (RFR) of the household, euro cents a year (2800000 = 28,000 €)',
    ),
    tenureAfter: maybe(oneOf(TENURES)).describe('What becomes of the dwelling after the works'),
    rentLevel: maybe(oneOf(RENT_LEVELS)).describe('Rent level of Loc’Avantages; free = market rent'),
    degradation: maybe(oneOf(DEGRADATIONS)).describe('State before the works, on Anah’s grid'),
    monthlyRent: maybe(zCents).describe('Rent hoped for without charges, euro cents a month'),
    lettingYears: maybe(z.literal(LETTING_YEARS)).describe('Years of letting promised under Denormandie'),
    purchasePrice: maybe(zCents).describe('Price of the dwelling with its costs, for a buyer, euro cents'),
    propertyTax: maybe(zCents).describe('Property tax (taxe foncière), euro cents a year'),
    rentalValue: maybe(zCents).describe('Cadastral rental value, euro cents a year'),
    supportCost: maybe(zCents).describe(
      'Price of the accompaniment (Mon Accompagnateur Rénov’), VAT included, euro cents',
    ),
    facts: z
      .partialRecord(oneOf(FACTS), maybe(z.boolean()))
      .optional()
      .describe('Yes-or-no facts; one that is left out is unknown'),
    yearlySavings: maybe(z.int().min(-10_000_000).max(10_000_000).meta(inCents)).describe(
      'Energy bill saved, euro cents a year',
    ),
    measures: z
      .array(measureInput)
      .max(50)
      .optional()
      .describe('Items of works; left out or empty: not known yet'),
  })
  .describe(
    'Input of an aid estimate. A value left out, null or "unknown" is unknown: nothing is assumed in its place',
  );

export type EstimateInput = z.output<typeof estimateInputSchema>;

/** JSON Schema (2020-12) of the input, for `volets schema estimate`. */
export const estimateInputJsonSchema = (): unknown => z.toJSONSchema(estimateInputSchema, { io: 'input' });

/**
 * Reads an input that comes from outside.
 * @throws DomainError `incentives.errors.badEstimateInput` with the first faulty place.
 */
export function parseEstimateInput(value: unknown): EstimateInput {
  const parsed = estimateInputSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid('incentives.errors.badEstimateInput', {
    place: issue?.path.join('.') || '·',
    problem: issue?.message ?? '',
  });
}

/** What the situation needs besides the input itself. */
export type Household = {
  readonly size: Maybe<number>;
  readonly referenceIncome: Maybe<Cents>;
};

export const householdOf = (input: EstimateInput): Household => ({
  size: orUnknown(input.householdSize),
  referenceIncome: orUnknown(input.referenceIncome),
});

export const yearlySavingsOf = (input: EstimateInput): Maybe<Cents> =>
  orUnknown(input.yearlySavings) as Maybe<Cents>;

export const supportCostOf = (input: EstimateInput): Maybe<Cents> => orUnknown(input.supportCost);

/** The situation as answered: income band still as stated, VAT of each measure as stated or in force. */
export function situationOf(input: EstimateInput, levers: LeverParameters, today: Day): Situation {
  const on = input.on ?? today;
  const situation: Situation = {
    on,
    commune: orUnknown(input.commune),
    kind: orUnknown(input.kind),
    livingArea: orUnknown(input.livingArea),
    bedrooms: orUnknown(input.bedrooms),
    yearBuilt: builtBefore(orUnknown(input.yearBuilt), on),
    vacancyMonths: orUnknown(input.vacancyMonths),
    classBefore: orUnknown(input.classBefore),
    classAfter: orUnknown(input.classAfter),
    gainPercent: orUnknown(input.gainPercent),
    epBefore: orUnknown(input.epBefore),
    epAfter: orUnknown(input.epAfter),
    ownerKind: orUnknown(input.ownerKind),
    incomeBand: orUnknown(input.incomeBand),
    tenureAfter: orUnknown(input.tenureAfter),
    rentLevel: orUnknown(input.rentLevel),
    degradation: orUnknown(input.degradation),
    monthlyRent: orUnknown(input.monthlyRent),
    lettingYears: orUnknown(input.lettingYears),
    purchasePrice: orUnknown(input.purchasePrice),
    propertyTax: orUnknown(input.propertyTax),
    rentalValue: orUnknown(input.rentalValue),
    facts: knownFacts(input.facts ?? {}),
    measures: [],
  };
  const vat = vintageOn(levers.vat, on);
  const measures = (input.measures ?? []).map((measure): Measure => {
    const usual = MEASURE_FACTS[measure.slug];
    const post = measure.post ?? usual.post;
    const expected = vat ? vatRateFor(vat, post, situation) : FULL_VAT;
    return {
      slug: measure.slug,
      post,
      quantity: measure.quantity ?? null,
      unit: measure.unit ?? usual.unit,
      costHT: centsHT(measure.costHT),
      vat: measure.vat ?? expected,
      performance: measure.performance ?? null,
      fundedElsewhere: measure.fundedElsewhere ?? false,
    };
  });
  return { ...situation, measures };
}

/** Standard rate (CGI art. 278), where no vintage of reduced rates covers the day. */
const FULL_VAT = 2000 as BasisPoints;

/** A dwelling that is not built yet has no age: the year is a slip, so it is asked again. */
const builtBefore = (year: Maybe<number>, on: Day): Maybe<number> =>
  year !== UNKNOWN && year > yearOf(on) ? UNKNOWN : year;

function orUnknown<T>(value: T | null | undefined): Maybe<Exclude<T, typeof UNKNOWN>> {
  return (value ?? UNKNOWN) as Maybe<Exclude<T, typeof UNKNOWN>>;
}

const knownFacts = (facts: Readonly<Partial<Record<Fact, unknown>>>): Situation['facts'] =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => typeof value === 'boolean'));
