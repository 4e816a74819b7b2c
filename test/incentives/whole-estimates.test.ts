import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/incentives/estimate.ts';
import { type EstimateInput, parseEstimateInput } from '../../src/incentives/estimate-input.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';

/** Works of 37,200 € before VAT; at 5.5 %, 39,246 € with it. */
const WORKS = [
  { slug: 'external-wall-insulation', quantity: 100, costHT: 20_000_00 },
  { slug: 'loft-insulation', quantity: 50, costHT: 2_000_00 },
  { slug: 'heat-pump-air-water', quantity: 1, costHT: 14_000_00 },
  { slug: 'ventilation-hygro-b', quantity: 1, costHT: 1_200_00 },
];
const owner = {
  commune: '59183',
  kind: 'house',
  livingArea: 90,
  yearBuilt: 1930,
  vacancyMonths: 40,
  classBefore: 'F',
  classAfter: 'C',
  gainPercent: 62,
  ownerKind: 'individual',
  tenureAfter: 'owner-occupied',
  facts: { 'works-not-started': true },
  measures: WORKS,
};
const landlord = { tenureAfter: 'let', rentLevel: 'loc2', incomeBand: 'higher' } as const;
const scheme = schemeVersion(schemes[0] as (typeof schemes)[number]);

function reckoned(on: string, more: Record<string, unknown>) {
  const input: EstimateInput = parseEstimateInput({ ...owner, ...more, on });
  const { levers: all, scheme: local, plan } = estimate(input, scheme, levers, day(on));
  const paid = all.filter(({ kind, status }) => kind === 'grant' && status === 'eligible');
  return {
    grants: Object.fromEntries(paid.map(({ code, amount }) => [code, (amount ?? 0) / 100])),
    local: (local?.amount ?? 0) / 100,
    remainder: plan.remainder / 100,
    loan: (plan.loan?.amount ?? 0) / 100,
    tax: (all.find(({ code }) => code === 'denormandie')?.amount ?? 0) / 100,
  };
}

describe('A whole estimate, reckoned by hand', () => {
  it.each([
    // 80 % × 37,200; the pilot is not in force yet.
    ['2025-10-15', { incomeBand: 'very-modest' }, { 'mpr-accompanied': 29_760 }, 0, 9_486],
    // Two classes: 60 % × min(37,200; 30,000).
    ['2025-10-15', { incomeBand: 'modest', classAfter: 'D' }, { 'mpr-accompanied': 18_000 }, 0, 21_246],
    // Spring 2025, out of F: (80 + 10) % × 37,200.
    ['2025-04-15', { incomeBand: 'very-modest' }, { 'mpr-accompanied': 33_480 }, 0, 5_766],
    // Spring 2025, five classes: (20 + 10) % × 37,200.
    [
      '2025-04-15',
      { incomeBand: 'higher', classBefore: 'G', classAfter: 'B' },
      { 'mpr-accompanied': 11_160 },
      0,
      28_086,
    ],
    // The pilot: 30 % × 37,200 = 11,160, cut by écrêtement to 39,246 − 29,760.
    ['2026-06-01', { incomeBand: 'very-modest' }, { 'mpr-accompanied': 29_760 }, 9_486, 0],
    // 60 % × 37,200 and 11,160: below 90 % × 39,246 = 35,321.40.
    ['2026-06-01', { incomeBand: 'modest' }, { 'mpr-accompanied': 22_320 }, 11_160, 5_766],
    // An SCI has no MaPrimeRénov’: three classes, 90 to 110 m², 5,800 × 1.
    ['2026-02-01', { ownerKind: 'sci' }, { 'cee-deep-renovation': 5_800 }, 0, 33_446],
    // Below 90 m²: 5,800 × 0.8.
    ['2026-02-01', { ownerKind: 'sci', livingArea: 85 }, { 'cee-deep-renovation': 4_640 }, 0, 34_606],
    // 25 % × min(37,200; 750 × 80) + 2,000 out of F, rather than 10 % × 37,200.
    ['2026-02-01', landlord, { 'anah-landlord': 11_300 }, 0, 27_946],
    // 35 % × min(37,200; 1,000 × 80) + 2,000.
    ['2026-02-01', { ...landlord, degradation: 'very-degraded' }, { 'anah-landlord': 15_020 }, 0, 24_226],
    // The same premium and 5,000 in a rural commune.
    [
      '2026-02-01',
      { ...landlord, degradation: 'moderate', commune: '59532' },
      { 'anah-landlord': 11_300, 'vacancy-premium': 5_000 },
      0,
      22_946,
    ],
    // Nobody says the income: nothing is paid, and nothing assumed.
    ['2026-06-01', {}, {}, 0, 39_246],
  ])('on %s, of %o', (on, more, grants, local, remainder) => {
    expect(reckoned(on, more)).toMatchObject({ grants, local, remainder, loan: remainder });
  });

  it('gives Denormandie on price and works: 18 % × (100,000 + 39,246) over nine years', () => {
    const buyer = { ...landlord, rentLevel: 'free', lettingYears: 9, purchasePrice: 100_000_00 };
    expect(reckoned('2026-02-01', buyer).tax).toBe(25_064.28);
    // 39,246 is less than a quarter of 157,000: none.
    expect(reckoned('2026-02-01', { ...buyer, purchasePrice: 117_754_00 }).tax).toBe(0);
  });
});
