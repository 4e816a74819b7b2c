import { z } from 'zod';
import { cents } from '../../shared/money.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { type EstimateInput, estimateInputSchema } from '../estimate-input.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { oneOf, zCents } from '../schema-atoms.ts';
import { schemeVersion } from '../scheme.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { STATUSES } from '../vocabulary.ts';

/** What a scheme must answer in a situation, kept beside it: the figures of the assembly, checked at every change. */
export const testCaseSchema = z.strictObject({
  name: z.string().min(1).max(200),
  why: z.string().max(2000),
  /** Without a day, the first of the scheme's validity: the case then still holds in the next version. */
  input: estimateInputSchema,
  expected: z.strictObject({
    status: oneOf(STATUSES),
    amountCents: zCents.nullable().describe('After écrêtement; null = the amount is not checked'),
  }),
});
export type TestCase = z.output<typeof testCaseSchema>;
export const MOST_TEST_CASES = 100;

export type TestRun = {
  readonly test: TestCase;
  readonly passes: boolean;
  readonly estimate: Estimate;
};

/** Test cases of a stored version; what is no test case any more is left out rather than hidden behind an error. */
export const testCasesOf = ({ cases }: { readonly cases: unknown }): TestCase[] =>
  (Array.isArray(cases) ? cases : []).flatMap((one) => {
    const read = testCaseSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });

/** Works out each case as an owner's estimate would: national grants and écrêtement included. */
export function runTestCases(
  definition: SchemeDefinition,
  cases: readonly TestCase[],
  levers: LeverParameters,
): TestRun[] {
  const version = schemeVersion(definition);
  return cases.map((test) => {
    const input: EstimateInput = { ...test.input, on: test.input.on ?? definition.validity.from };
    const found = estimate(input, version, levers, definition.validity.from);
    return { test, passes: isAsExpected(test, found), estimate: found };
  });
}

const isAsExpected = ({ expected }: TestCase, { scheme }: Estimate): boolean =>
  scheme !== null &&
  scheme.status === expected.status &&
  (expected.amountCents === null || scheme.amount === expected.amountCents);

/** A project that most schemes answer, to begin a case with: a house of 1965, vacant four years, let at a social rent. */
export const EXAMPLE_INPUT = (commune: string): EstimateInput => ({
  commune,
  kind: 'house',
  livingArea: 90,
  yearBuilt: 1965,
  vacancyMonths: 48,
  classBefore: 'F',
  classAfter: 'C',
  gainPercent: 60,
  ownerKind: 'individual',
  incomeBand: 'modest',
  tenureAfter: 'let',
  rentLevel: 'loc2',
  facts: { 'works-not-started': true },
  measures: [
    { slug: 'internal-wall-insulation', quantity: 80, costHT: cents(680_000) },
    { slug: 'loft-insulation', quantity: 50, costHT: cents(175_000) },
    { slug: 'windows', quantity: 8, costHT: cents(520_000) },
    { slug: 'ventilation-hygro-b', quantity: 1, costHT: cents(125_000) },
    { slug: 'heat-pump-air-water', quantity: 1, costHT: cents(1_450_000) },
  ],
});
