import { describe, expect, it } from 'vitest';
import { vintageOn } from '../../src/incentives/in-force.ts';
import { anahLandlord, vacancyPremium } from '../../src/incentives/levers/anah-landlord.ts';
import { denormandie } from '../../src/incentives/levers/denormandie.ts';
import { incomeTaxLevers } from '../../src/incentives/levers/income-tax-levers.ts';
import { asOtherAid } from '../../src/incentives/levers/lever.ts';
import type { LeverParameters, Vintage } from '../../src/incentives/levers/lever-parameters.ts';
import { intermediationPremium, locAvantages } from '../../src/incentives/levers/loc-avantages.ts';
import { mprGestures } from '../../src/incentives/levers/mpr-gestures.ts';
import { vacancyTax } from '../../src/incentives/levers/notices.ts';
import { propertyTaxRelief } from '../../src/incentives/levers/property-tax-relief.ts';
import { rentCeiling } from '../../src/incentives/levers/rents.ts';
import type { Situation } from '../../src/incentives/situation.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { type Day, day } from '../../src/shared/dates.ts';
import { euros, percent } from '../../src/shared/money.ts';
import { measure, situation } from './fixtures/situations.ts';

const TODAY = day('2026-11-23');
function on<K extends keyof LeverParameters>(lever: K, date: Day = TODAY): LeverParameters[K][number] {
  const vintage = vintageOn<LeverParameters[K][number]>(levers[lever], date);
  if (!vintage) throw new Error(`no vintage of ${lever} on ${date}`);
  return vintage;
}

describe('MaPrimeRénov’ par geste', () => {
  const grant = (more: Partial<Situation>, date = '2026-11-23') =>
    mprGestures(on('mprGestures', day(date)), situation({ on: day(date), ...more }));
  const heatPump = [measure('heat-pump-air-water', 14_000)];

  it.each([
    ['very-modest', 5_000],
    ['modest', 4_000],
    ['intermediate', 3_000],
  ] as const)('gives a %s household %s € for an air-water heat pump', (incomeBand, expected) => {
    expect(grant({ incomeBand, measures: heatPump }).amount).toBe(euros(expected));
  });

  it('refuses the highest incomes, an SCI, a second home and a recent building', () => {
    for (const more of [
      { incomeBand: 'higher' },
      { ownerKind: 'sci' },
      { tenureAfter: 'second-home' },
      { yearBuilt: 2015 },
    ] as const)
      expect(grant({ measures: heatPump, ...more })).toMatchObject({ status: 'not-eligible', amount: 0 });
  });

  it('adds the gestures up, each by its own unit', () => {
    // Modest: 8 windows × 80 = 640 €; 40 m² of slopes × 20 = 800 €; heat network 800 €: 2,240 €.
    const measures = [
      measure('windows', 8_000, { quantity: 8 }),
      measure('roof-slope-insulation', 4_000, { quantity: 40 }),
      measure('heat-network', 3_000),
    ];
    expect(grant({ measures }).amount).toBe(euros(2_240));
  });

  it('stays within a share of the spend, itself under the ceiling of the gesture', () => {
    // Geothermal, very modest: 90 % × 6,330 € TTC (6,000 HT at 5.5 %) = 5,697 € instead of 11,000 €.
    const cheap = [measure('heat-pump-geothermal', 6_000)];
    expect(grant({ incomeBand: 'very-modest', measures: cheap }).amount).toBe(euros(5_697));
    // Heat network, intermediate: spend ceiling 1,800 € × 60 % = 1,080 €: the lump of 400 € is lower.
    expect(grant({ incomeBand: 'intermediate', measures: [measure('heat-network', 5_000)] }).amount).toBe(
      euros(400),
    );
  });

  it('never gives more than 20,000 € for one dwelling', () => {
    // 11,000 + 5,000 + 75 × 100 = 23,500 €.
    const measures = [
      measure('heat-pump-geothermal', 30_000),
      measure('heat-pump-air-water', 20_000),
      measure('flat-roof-insulation', 30_000, { quantity: 100 }),
    ];
    expect(grant({ incomeBand: 'very-modest', measures }).amount).toBe(euros(20_000));
  });

  it('left walls and biomass out in 2026', () => {
    const walls = [measure('external-wall-insulation', 20_000, { quantity: 120 })];
    // April 2025, modest: 60 € × 100 m² (no more are counted) = 6,000 €.
    expect(grant({ measures: walls }, '2025-04-15').amount).toBe(euros(6_000));
    expect(grant({ measures: walls }, '2025-12-31').amount).toBe(euros(6_000));
    expect(grant({ measures: walls }, '2026-01-01')).toMatchObject({ status: 'not-eligible', amount: 0 });
  });

  it('pays nothing while the income is unknown, and says what it could be', () => {
    expect(grant({ measures: heatPump, incomeBand: 'unknown' })).toMatchObject({
      status: 'unknown',
      amount: 0,
      potential: euros(5_000),
      missing: [{ question: 'income', decides: 'eligibility' }],
    });
  });
});

describe('Anah’s works for landlords', () => {
  const LARGE = { measures: [measure('internal-wall-insulation', 100_000)], rentLevel: 'loc2' } as const;
  const grant = (more: Partial<Situation>) =>
    anahLandlord(on('anahLandlord'), situation({ ...LARGE, livingArea: 100, gainPercent: 20, ...more }));

  it.each([
    // 80 m² at most: 35 % × 1,000 × 80; 35 % × 750 × 80; 25 % × 750 × 80.
    ['very-degraded', 28_000],
    ['unsafe', 21_000],
    ['moderate', 15_000],
  ] as const)('give for a dwelling that is %s at most %s €', (degradation, expected) => {
    expect(grant({ degradation }).amount).toBe(euros(expected));
  });

  it('count the m² of a smaller dwelling', () => {
    // 35 % × 1,000 × 42.5 = 14,875 €.
    expect(grant({ degradation: 'very-degraded', livingArea: 42.5 }).amount).toBe(euros(14_875));
  });

  it('add 1,500 € for a gain of 35 %, 2,000 € out of F or G', () => {
    expect(grant({ degradation: 'none', gainPercent: 35, classBefore: 'E' }).amount).toBe(euros(16_500));
    expect(grant({ degradation: 'none', gainPercent: 35, classBefore: 'G' }).amount).toBe(euros(17_000));
    expect(grant({ degradation: 'none', gainPercent: 34.9 }).status).toBe('not-eligible');
  });

  it('never go beyond 80 % of the works TTC', () => {
    // 2,000 € HT at 5.5 % = 2,110 € TTC; 35 % = 700 + 2,000 of premium = 2,700 €; 80 % × 2,110 = 1,688 €.
    const small = [measure('loft-insulation', 2_000)];
    expect(grant({ degradation: 'unsafe', gainPercent: 40, measures: small }).amount).toBe(euros(1_688));
  });

  it('ask for a rent agreement and refuse a company', () => {
    expect(grant({ degradation: 'unsafe', rentLevel: 'free' }).status).toBe('not-eligible');
    expect(grant({ degradation: 'unsafe', ownerKind: 'company' }).status).toBe('not-eligible');
  });

  it('while the state is unknown, promise only what every state would give', () => {
    expect(grant({ degradation: 'unknown', gainPercent: 40 })).toMatchObject({
      status: 'eligible',
      amount: euros(17_000),
      potential: euros(30_000),
      missing: [{ question: 'degradation', decides: 'increase' }],
    });
    expect(grant({ degradation: 'unknown' })).toMatchObject({ status: 'unknown', amount: 0 });
  });

  it('bring a premium of 5,000 € out of vacancy in rural communes, never in Dunkirk', () => {
    const premium = (more: Partial<Situation>) => {
      const at = situation({ ...LARGE, degradation: 'unsafe', ...more });
      return vacancyPremium(on('vacancyPremium'), at, [asOtherAid(anahLandlord(on('anahLandlord'), at))]);
    };
    expect(premium({ commune: '59532' }).amount).toBe(euros(5_000));
    expect(premium({ commune: '59183' })).toMatchObject({ status: 'not-eligible', amount: 0 });
    expect(premium({ commune: '59532', vacancyMonths: 23 }).status).toBe('not-eligible');
    expect(premium({ commune: '59532', rentLevel: 'free' }).status).toBe('not-eligible');
    expect(premium({ commune: 'unknown' })).toMatchObject({ status: 'unknown', amount: 0 });
  });
});

/** Ceilings invented for the test: 10, 8 and 6 € by m² in one commune. */
const CEILINGS = {
  ...on('rentCeilings'),
  value: {
    article: 'Table d’essai',
    communes: [{ commune: '59183', loc1: euros(10), loc2: euros(8), loc3: euros(6) }],
    areaCoefficient: { constant: 70, perArea: 1_900, max: 120 },
  },
};

describe('rent ceilings', () => {
  it('raise the rent by m² of small homes', () => {
    // 50 m²: 0.7 + 19 / 50 = 1.08; 8 × 50 × 1.08 = 432 €.  20 m²: 1.65, never above 1.2: 8 × 20 × 1.2 = 192 €.
    const at = (livingArea: number) =>
      rentCeiling(CEILINGS, { commune: '59183', livingArea }, 'loc2').monthly;
    expect(at(50)).toBe(euros(432));
    expect(at(20)).toBe(euros(192));
  });

  it('are unknown where the table has no line: the neighbour’s is not taken', () => {
    expect(rentCeiling(CEILINGS, { commune: '59155', livingArea: 50 }, 'loc1')).toEqual({
      monthly: null,
      missing: ['rentCeiling'],
    });
  });
});

describe('Loc’Avantages', () => {
  const let50 = { livingArea: 50, rentLevel: 'loc2', monthlyRent: euros(400) } as const;
  const saved = (more: Partial<Situation>) =>
    locAvantages(on('locAvantages'), CEILINGS, situation({ ...let50, ...more }));

  it('takes a share of the rents off the income tax, by level and with or without intermediation', () => {
    // 400 × 12 = 4,800 €; 35 % = 1,680 € a year, 10,080 € over six years.
    expect(saved({})).toMatchObject({
      kind: 'tax',
      amount: euros(10_080),
      yearly: { amount: euros(1_680), years: 6 },
    });
    const helped = { facts: { 'rental-intermediation': true } };
    expect(saved(helped).yearly?.amount).toBe(euros(1_920)); // 40 %
    expect(saved({ rentLevel: 'loc1' }).yearly?.amount).toBe(euros(720)); // 15 %
    // Loc3: ceiling 6 × 50 × 1.08 = 324 €; 324 × 12 × 65 % = 2,527.20 €.
    expect(saved({ rentLevel: 'loc3', ...helped }).yearly?.amount).toBe(euros(2_527.2));
  });

  it('reads the rent under its ceiling', () => {
    // Ceiling 432 €: 432 × 12 × 35 % = 1,814.40 €.
    expect(saved({ monthlyRent: euros(700) }).yearly?.amount).toBe(euros(1_814.4));
  });

  it('opens the lowest rents with intermediation alone', () => {
    expect(saved({ rentLevel: 'loc3', facts: { 'rental-intermediation': false } }).status).toBe(
      'not-eligible',
    );
    expect(saved({ rentLevel: 'loc3', facts: {} })).toMatchObject({
      status: 'unknown',
      amount: 0,
      missing: [{ question: 'rental-intermediation', decides: 'eligibility' }],
    });
  });

  it('stays within 10,000 € a year', () => {
    const dear = {
      ...CEILINGS,
      value: {
        ...CEILINGS.value,
        communes: [{ commune: '59183', loc1: euros(100), loc2: euros(100), loc3: euros(100) }],
      },
    };
    const result = locAvantages(
      on('locAvantages'),
      dear,
      situation({ ...let50, livingArea: 100, monthlyRent: euros(5_000) }),
    );
    // 5,000 × 12 × 35 % = 21,000 € → 10,000 €.
    expect(result.yearly?.amount).toBe(euros(10_000));
  });

  it('asks for the rent and the ceiling rather than suppose them', () => {
    expect(saved({ monthlyRent: 'unknown' })).toMatchObject({
      status: 'unknown',
      amount: 0,
      missing: [{ question: 'monthlyRent', decides: 'eligibility' }],
    });
    expect(saved({ commune: '59155' }).missing).toEqual([
      { question: 'rentCeiling', decides: 'eligibility' },
    ]);
  });

  it('refuses class F after works, a free rent and a company', () => {
    for (const more of [{ classAfter: 'F' }, { rentLevel: 'free' }, { ownerKind: 'company' }] as const)
      expect(saved(more)).toMatchObject({ status: 'not-eligible', amount: 0, potential: 0 });
  });

  it('pays the intermediation premium once, apart from the works, more under 40 m²', () => {
    const helped = { ...let50, facts: { 'rental-intermediation': true } };
    const premium = (more: Partial<Situation>) =>
      intermediationPremium(on('locAvantages'), situation({ ...helped, ...more }));
    expect(premium({})).toMatchObject({ kind: 'bonus', amount: euros(1_000) });
    expect(premium({ livingArea: 39.9 }).amount).toBe(euros(2_000));
    expect(premium({ facts: { 'rental-intermediation': false } }).status).toBe('not-eligible');
  });

  it('pays twice as much under a management mandate, and asks which it is', () => {
    const helped = { 'rental-intermediation': true } as const;
    const premium = (facts: Situation['facts'], livingArea = 60) =>
      intermediationPremium(on('locAvantages'), situation({ ...let50, livingArea, facts }));
    expect(premium({ ...helped, 'rental-mandate': true }).amount).toBe(euros(2_000));
    expect(premium({ ...helped, 'rental-mandate': true }, 39.9).amount).toBe(euros(3_000));
    expect(premium({ ...helped, 'rental-mandate': false })).toMatchObject({
      amount: euros(1_000),
      potential: euros(1_000),
      missing: [],
    });
    expect(premium(helped)).toMatchObject({
      amount: euros(1_000),
      potential: euros(2_000),
      missing: [{ question: 'rental-mandate', decides: 'increase' }],
    });
  });
});

describe('Denormandie', () => {
  const BOUGHT = {
    purchasePrice: euros(90_000),
    lettingYears: 9,
    livingArea: 90,
    measures: [measure('other-works', 40_000, { vat: percent(10) })],
  } as const;
  const saved = (more: Partial<Situation>) =>
    denormandie(on('denormandie'), situation({ ...BOUGHT, ...more }));

  it('gives 12, 18 or 21 % of price and works over 6, 9 or 12 years', () => {
    // 90,000 + 44,000 = 134,000 €: 18 % = 24,120 €, 2,680 € a year.
    expect(saved({})).toMatchObject({ amount: euros(24_120), yearly: { amount: euros(2_680), years: 9 } });
    expect(saved({ lettingYears: 6 }).amount).toBe(euros(16_080));
    expect(saved({ lettingYears: 12 }).amount).toBe(euros(28_140));
  });

  it('asks for works of a quarter of the whole', () => {
    // 44,000 / (132,000 + 44,000) = 25 % exactly.
    expect(saved({ purchasePrice: euros(132_000) }).status).toBe('eligible');
    expect(saved({ purchasePrice: euros(132_000.04) }).status).toBe('not-eligible');
  });

  it('counts 300,000 € at most, and 5,500 € by m²', () => {
    const works = [measure('other-works', 200_000, { vat: percent(10) })];
    expect(saved({ purchasePrice: euros(300_000), measures: works }).amount).toBe(euros(54_000));
    // 20 m² × 5,500 = 110,000 € × 18 % = 19,800 €.
    expect(saved({ livingArea: 20 }).amount).toBe(euros(19_800));
  });

  it('wants class A to E after the works: E is in, F is out', () => {
    expect(saved({ classAfter: 'E' }).status).toBe('eligible');
    expect(saved({ classAfter: 'A' }).status).toBe('eligible');
    expect(saved({ classAfter: 'F' }).status).toBe('not-eligible');
  });

  it('is for communes with an ORT, and asks for the price', () => {
    expect(saved({ commune: '59155' }).status).toBe('not-eligible');
    expect(saved({ purchasePrice: 'unknown' })).toMatchObject({
      status: 'unknown',
      amount: 0,
      missing: [{ question: 'purchasePrice', decides: 'eligibility' }],
    });
  });

  it('gives way to Loc’Avantages or takes its place, whichever saves most', () => {
    const both = { ...levers, rentCeilings: [CEILINGS] };
    const at = situation({ ...BOUGHT, rentLevel: 'loc2', monthlyRent: euros(500) });
    // Loc2: 90 m², coefficient 0.91 → ceiling 655.20 €; 500 × 12 × 35 % × 6 = 12,600 € < 24,120 €.
    const [loc, bought] = incomeTaxLevers(at, both);
    expect(bought).toMatchObject({ code: 'denormandie', status: 'eligible', amount: euros(24_120) });
    expect(loc).toMatchObject({ code: 'loc-avantages', status: 'not-eligible', amount: 0 });
    expect(loc?.trace.at(-1)).toMatchObject({
      rule: 'not-together',
      inputs: { granted: { cents: euros(24_120) }, other: { cents: euros(12_600) } },
    });
    const dearer = incomeTaxLevers({ ...at, purchasePrice: euros(10_000) }, both);
    // 10,000 + 44,000 = 54,000 × 18 % = 9,720 € < 12,600 €.
    expect(dearer.map(({ status }) => status)).toEqual(['eligible', 'not-eligible']);
  });
});

describe('taxes on the dwelling', () => {
  const VOTED = {
    ...on('propertyTaxRelief'),
    value: {
      ...on('propertyTaxRelief').value,
      votes: [
        { commune: '59183', rate: percent(50) },
        { commune: '59155', rate: percent(0) },
      ],
    },
  };
  const relief = (more: Partial<Situation>) =>
    propertyTaxRelief(VOTED, situation({ propertyTax: euros(1_200), ...more }));

  it('relieve property tax for three years where the commune voted it', () => {
    // 50 % × 1,200 = 600 € a year, 1,800 € in three years; works 20,000 HT = 21,100 € TTC ≥ 10,000 €.
    expect(relief({})).toMatchObject({ amount: euros(1_800), yearly: { amount: euros(600), years: 3 } });
    expect(relief({ measures: [measure('loft-insulation', 9_000)] }).status).toBe('not-eligible');
    expect(relief({ yearBuilt: 1989 }).status).toBe('not-eligible');
  });

  it('tell a commune that voted none from one whose vote nobody has looked up', () => {
    expect(relief({ commune: '59155' }).status).toBe('not-eligible');
    expect(relief({ commune: '59271' })).toMatchObject({
      status: 'unknown',
      amount: 0,
      missing: [{ question: 'taxReliefVote', decides: 'eligibility' }],
    });
  });

  it('show what vacancy costs in a year once the rental value is known', () => {
    const of2027 = on('vacancyTax', day('2027-03-01'));
    const tense = { ...of2027, value: { ...of2027.value, tenseCommunes: ['59183'] } };
    const tax = (vacancyMonths: number, vintage: Vintage<'vacancyTax'> = tense) =>
      vacancyTax(vintage, situation({ vacancyMonths, rentalValue: euros(3_000) })).yearly?.amount;
    // 17 % × 3,000 = 510 €; 34 % = 1,020 € from the second year of tax.
    expect(tax(12)).toBe(euros(510));
    expect(tax(24)).toBe(euros(1_020));
    expect(tax(11)).toBeUndefined();
    // Elsewhere: after two years, where it was voted.
    const voted = { ...of2027, value: { ...of2027.value, voted: [{ commune: '59183', rate: percent(20) }] } };
    expect(tax(24, voted)).toBe(euros(600));
    expect(tax(23, voted)).toBeUndefined();
    expect(tax(60, of2027)).toBeUndefined();
  });
});
