import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Estimate, estimate } from '../../src/incentives/estimate.ts';
import type { EstimateInput } from '../../src/incentives/estimate-input.ts';
import type { LeverParameters } from '../../src/incentives/levers/lever-parameters.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import type { Situation } from '../../src/incentives/situation.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { cents, euros, percent } from '../../src/shared/money.ts';
import { arbAnyScheme, arbLikelySituation, arbMask, arbSituation, masked } from './fixtures/arbitraries.ts';

const RUNS = { numRuns: 300 };

/** The levers of the pack with what only the service can bring: rent ceilings, votes, a perimeter that covers the test. */
const FULL: LeverParameters = {
  ...levers,
  rentCeilings: levers.rentCeilings.map((vintage) => ({
    ...vintage,
    value: {
      ...vintage.value,
      communes: [{ commune: '59183', loc1: euros(9), loc2: euros(7.5), loc3: euros(6) }],
    },
  })),
  propertyTaxRelief: levers.propertyTaxRelief.map((vintage) => ({
    ...vintage,
    value: { ...vintage.value, votes: [{ commune: '59183', rate: percent(50) }] },
  })),
  vacancyPremium: levers.vacancyPremium.map((vintage) => ({
    ...vintage,
    value: {
      ...vintage.value,
      conditions: vintage.value.conditions.filter(({ kind }) => kind !== 'commune-in'),
    },
  })),
};

const inputOf = (situation: Situation): EstimateInput => ({
  ...situation,
  measures: situation.measures.map((measure) => ({ ...measure, costHT: cents(measure.costHT) })),
});
const run = (situation: Situation): Estimate => estimate(inputOf(situation), null, FULL, situation.on);
const lever = (result: Estimate, code: string) => result.levers.find((one) => one.code === code);
const amountOf = (result: Estimate, code: string): number => lever(result, code)?.amount ?? 0;

/** Landlords and occupants under all the new levers, so that properties speak of money paid. */
const arbLet: fc.Arbitrary<Situation> = arbLikelySituation.map((any) => ({
  ...any,
  tenureAfter: 'let' as const,
  rentLevel: any.rentLevel === 'free' ? ('loc2' as const) : any.rentLevel,
}));
const arbProject = fc.oneof(arbSituation, arbLet);

describe('national levers, whatever the project', () => {
  it('are drawn so that each of them pays in some project', () => {
    const paid = new Map<string, number>();
    fc.assert(
      fc.property(arbProject, (situation) => {
        for (const { code, amount } of run(situation).levers)
          if ((amount ?? 0) > 0) paid.set(code, (paid.get(code) ?? 0) + 1);
      }),
      { numRuns: 1_500, seed: 7 },
    );
    for (const code of [
      'mpr-accompanied',
      'mpr-gestures',
      'anah-landlord',
      'vacancy-premium',
      'loc-avantages',
      'iml-premium',
      'denormandie',
      'property-tax-relief',
    ])
      expect(paid.get(code) ?? 0, code).toBeGreaterThan(0);
  });

  it('never pass their caps', () => {
    fc.assert(
      fc.property(arbProject, (situation) => {
        const result = run(situation);
        expect(amountOf(result, 'mpr-gestures')).toBeLessThanOrEqual(euros(20_000));
        expect(amountOf(result, 'anah-landlord')).toBeLessThanOrEqual(euros(30_000));
        expect(amountOf(result, 'vacancy-premium')).toBeLessThanOrEqual(euros(5_000));
        expect(lever(result, 'loc-avantages')?.yearly?.amount ?? 0).toBeLessThanOrEqual(euros(10_000));
        expect(amountOf(result, 'denormandie')).toBeLessThanOrEqual(euros(63_000)); // 21 % × 300,000
        expect(amountOf(result, 'iml-premium')).toBeLessThanOrEqual(euros(3_000));
        const { propertyTax } = situation;
        if (typeof propertyTax === 'number')
          expect(lever(result, 'property-tax-relief')?.yearly?.amount ?? 0).toBeLessThanOrEqual(propertyTax);
      }),
      RUNS,
    );
  });

  it('never pay more than the works cost, and the funding adds up to the cost to the cent', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbProject, (scheme, situation) => {
        const { plan, outlook } = estimate(inputOf(situation), schemeVersion(scheme), FULL, situation.on);
        const sum = (amounts: readonly { amount: number }[]) =>
          amounts.reduce((all, one) => all + one.amount, 0);
        expect(plan.totalGrants).toBeLessThanOrEqual(plan.cost.ttc);
        expect(sum(plan.funding)).toBe(plan.cost.ttc);
        expect(sum(outlook.payments)).toBe(plan.cost.ttc);
        for (const { amount } of [...plan.funding, ...outlook.payments]) {
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('stay under the ceiling of the way that is kept', () => {
    fc.assert(
      fc.property(arbLet, (situation) => {
        const { plan, routes } = run(situation);
        fc.pre(routes.some(({ code, kept }) => kept && code === 'landlord'));
        expect(plan.totalGrants * 10).toBeLessThanOrEqual(plan.cost.ttc * 8);
      }),
      { numRuns: 60 },
    );
  });

  it('never fall when the works cost more', () => {
    fc.assert(
      fc.property(arbProject, fc.nat(), fc.integer({ min: 1, max: 2_000_000 }), (situation, at, more) => {
        const index = at % situation.measures.length;
        const measures = situation.measures.map((one, i) =>
          i === index ? { ...one, costHT: (one.costHT + more) as typeof one.costHT } : one,
        );
        expect(run({ ...situation, measures }).plan.totalGrants).toBeGreaterThanOrEqual(
          run(situation).plan.totalGrants,
        );
      }),
      RUNS,
    );
  });

  it('do not depend on the order of the works', () => {
    fc.assert(
      fc.property(arbProject, (situation) => {
        const turned = run({ ...situation, measures: situation.measures.toReversed() });
        const straight = run(situation);
        expect(turned.levers.map(({ code, status, amount }) => [code, status, amount])).toEqual(
          straight.levers.map(({ code, status, amount }) => [code, status, amount]),
        );
        expect(turned.plan.remainder).toBe(straight.plan.remainder);
      }),
      RUNS,
    );
  });

  it('keep the way that leaves least to pay', () => {
    fc.assert(
      fc.property(arbProject, (situation) => {
        const { routes, plan } = run(situation);
        expect(routes.filter(({ kept }) => kept)).toHaveLength(1);
        expect(plan.remainder).toBe(routes.find(({ kept }) => kept)?.remainder);
        const certain = routes.filter(({ aids, granted }) => granted > 0 && aids.length > 0);
        for (const route of certain)
          if (route.code === 'accompanied') expect(plan.remainder).toBeLessThanOrEqual(route.remainder);
      }),
      RUNS,
    );
  });
});

describe('what is unknown in national levers', () => {
  it('never pays', () => {
    fc.assert(
      fc.property(arbProject, arbMask, (full, mask) => {
        const result = run(masked(full, mask));
        for (const { status, amount, yearly, kind } of result.levers)
          if (status === 'unknown' && kind !== 'notice') expect([amount, yearly ?? null]).toEqual([0, null]);
      }),
      RUNS,
    );
  });

  it('never raises what the grants bring for certain', () => {
    fc.assert(
      fc.property(arbProject, arbMask, (full, mask) => {
        fc.pre(!mask.measures);
        expect(run(masked(full, mask)).plan.totalGrants).toBeLessThanOrEqual(run(full).plan.totalGrants);
      }),
      { numRuns: 500 },
    );
  });

  it('is named by each lever that waits for it', () => {
    fc.assert(
      fc.property(arbProject, arbMask, (full, mask) => {
        for (const { status, missing, code } of run(masked(full, mask)).levers)
          if (status === 'unknown') expect(missing.length, code).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});
