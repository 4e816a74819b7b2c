import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EstimateAnswers, NO_ANSWERS } from '../../src/estimates/estimate-answers.ts';
import { makeEstimate, type PublicEstimate } from '../../src/estimates/make-estimate.ts';
import { INCOME_BANDS } from '../../src/incentives/vocabulary.ts';
import { VISITOR } from '../../src/shared/actor.ts';
import { instant } from '../../src/shared/dates.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

const HOUSE: EstimateAnswers = {
  ...NO_ANSWERS,
  commune: '59183',
  kind: 'house',
  livingArea: 90,
  yearBuilt: 1932,
  vacantSince: 2021,
  glazing: 'single',
  wallInsulation: 'none',
  roofInsulation: 'none',
  heating: 'gas-boiler',
};
const LET: EstimateAnswers = {
  ...HOUSE,
  tenureAfter: 'let',
  rentLevel: 'loc1',
  ownerKind: 'individual',
  householdSize: 2,
  incomeBand: 'modest',
};

describe('The range of aids of a few answers', () => {
  let test: TestServices;
  beforeAll(async () => {
    test = await startTestServices();
    test.clock.now = instant('2026-11-27T09:00:00Z');
  });
  afterAll(() => test.close());

  async function estimate(answers: EstimateAnswers): Promise<PublicEstimate> {
    const made = await makeEstimate(test.as(VISITOR), answers);
    if (!made) throw new Error('nothing to estimate');
    return made;
  }

  it('never promises more than the works cost, nor less than nothing', async () => {
    for (const answers of [HOUSE, LET, { ...HOUSE, kind: 'flat', livingArea: 50 } as const]) {
      const { ranges } = await estimate(answers);
      for (const { low, high } of [...ranges.grants, ranges.total, ranges.cost, ranges.remainder]) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
      }
      expect(ranges.total.high).toBeLessThanOrEqual(ranges.cost.high);
    }
  }, 60_000);

  it('holds the estimate of each income inside the range of an income not said', async () => {
    const wide = await estimate({ ...LET, incomeBand: null });
    for (const incomeBand of INCOME_BANDS) {
      const one = await estimate({ ...LET, incomeBand });
      expect(one.ranges.total.low).toBeGreaterThanOrEqual(wide.ranges.total.low);
      expect(one.ranges.total.high).toBeLessThanOrEqual(wide.ranges.total.high);
    }
  });

  it('puts first the answer that moves the grants most, and nothing once all is said', async () => {
    const { ranges } = await estimate(HOUSE);
    expect(ranges.holes.map(({ hole }) => hole)).toEqual(
      expect.arrayContaining(['project', 'income', 'ownerKind']),
    );
    const widths = ranges.holes.map(({ low, high }) => high - low);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect((await estimate(LET)).ranges.holes).toEqual([]);
  });

  it('says yes of the local scheme where every case is within its rules, no where none is', async () => {
    expect((await estimate(LET)).ranges.grants[0]?.status).toBe('eligible');
    const sold = await estimate({ ...LET, tenureAfter: 'sold', rentLevel: null });
    expect(sold.ranges.grants[0]).toMatchObject({ status: 'not-eligible', low: 0, high: 0 });
    const lately = await estimate({ ...LET, vacantSince: 2026 });
    expect(lately.ranges.grants[0]?.status).toBe('not-eligible');
  });

  it('leaves in doubt a vacancy that reached two years within the year, and a year of building not said', async () => {
    expect((await estimate({ ...LET, vacantSince: 2024 })).ranges.grants[0]?.status).toBe('unknown');
    expect((await estimate({ ...LET, yearBuilt: null })).ranges.grants[0]).toMatchObject({
      status: 'unknown',
      low: 0,
    });
  });

  it('starts from the class of the DPE that the person holds', async () => {
    const { works } = await estimate({ ...LET, energyClass: 'E' });
    expect(works.map(({ classBefore }) => classBefore)).toEqual(['E', 'E', 'E']);
    const good = await estimate({ ...LET, energyClass: 'D' });
    expect(good.ranges.grants[0]?.status).toBe('not-eligible');
  });

  it('counts the works ticked that can be done there, and proposes usual ones when none is', async () => {
    const ticked = await estimate({ ...LET, kind: 'flat', measures: ['windows', 'heat-pump-air-water'] });
    expect(ticked).toMatchObject({ measures: ['windows'], usualWorks: false });
    expect((await estimate(LET)).usualWorks).toBe(true);
  });
});
