import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../src/incentives/check-scheme.ts';
import { estimate } from '../../src/incentives/estimate.ts';
import type { EstimateInput } from '../../src/incentives/estimate-input.ts';
import { leverParametersSchema } from '../../src/incentives/levers/lever-parameters.ts';
import { parseScheme, schemeVersion } from '../../src/incentives/scheme.ts';
import { schemeCode } from '../../src/incentives/scheme-code.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { cents, euros } from '../../src/shared/money.ts';
import { houseInput } from './fixtures/estimate-inputs.ts';

const TODAY = day('2026-11-23');
const [pilot, lumpSum] = schemes.map(schemeVersion);
if (!pilot || !lumpSum) throw new Error('the pack has lost its schemes');
const run = (more: Partial<EstimateInput> = {}, version = pilot, parameters = levers) =>
  estimate(houseInput(more), version, parameters, TODAY);
const WITHOUT_ANAH = { ...levers, anahLandlord: [] };
const grant = (result: ReturnType<typeof run>, code: string) =>
  result.plan.grants.find((aid) => aid.code === code);

describe('the schemes and levers of the pack', () => {
  it.each(schemes.map((scheme) => [schemeCode(scheme), scheme] as const))(
    '%s is well written, without a finding, and marked as an example',
    (_code, scheme) => {
      expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme);
      expect(checkScheme(scheme)).toEqual([]);
      expect(scheme).toMatchObject({ example: true, confirmed: false });
    },
  );

  it('are dated parameters that nobody has confirmed yet', () => {
    expect(leverParametersSchema.parse(levers)).toEqual(levers);
    const vintages = Object.values(levers).flat();
    expect(vintages.every(({ confirmed }) => !confirmed)).toBe(true);
    expect(vintages.every(({ source }) => source.title.length > 10)).toBe(true);
  });
});

describe('a landlord of modest income, from F to C, at a social rent', () => {
  const result = run();

  it('computes the pilot’s grant', () => {
    // Works HT: 18,000 (ceiling 100 × 220) + 2,000 + 8,000 (8 × 1,200) + 14,000 + 1,200 = 43,200 €.
    // Base: min(43,200, 500 € × min(90, 80) m²) = 40,000 €.
    // Three classes: 30 % × 40,000 = 12,000 €; social rent: + 2,500 €; total 14,500 €, under the cap of 15,000 €.
    expect(result.scheme).toMatchObject({ status: 'eligible', amount: euros(14_500), base: euros(40_000) });
  });

  it('computes MaPrimeRénov’ on its own ceiling', () => {
    // 60 % × min(43,200, 40,000) = 24,000 €.
    expect(grant(result, 'mpr-accompanied')?.amount).toBe(euros(24_000));
  });

  it('adds up to the cost, to the cent', () => {
    // TTC: 43,200 × 1.055 + 5,000 × 1.10 = 45,576 + 5,500 = 51,076 €; left: 51,076 − 24,000 − 14,500 = 12,576 €.
    expect(result.plan.cost).toEqual({ ht: euros(48_200), vat: euros(2_876), ttc: euros(51_076) });
    expect(result.plan.remainder).toBe(euros(12_576));
    const funded = result.plan.funding.reduce((sum, { amount }) => sum + amount, 0);
    expect(funded).toBe(result.plan.cost.ttc);
  });

  it('lends the remainder without interest and sets it against the bills', () => {
    // 12,576 € over 240 months: 52.40 € a month; savings 1,800 / 12 = 150 €; balance 97.60 €.
    expect(result.plan.loan).toMatchObject({ amount: euros(12_576), months: 240, monthly: euros(52.4) });
    expect(result.plan.monthlySavings).toBe(euros(150));
    expect(result.plan.monthlyBalance).toBe(euros(97.6));
  });

  it('says what would bring more', () => {
    // Class B: 4 classes → 35 % × 40,000 = 14,000 + 2,500 + 1,500 = 18,000 → cap 15,000. 60 months: + 2,000 → cap.
    expect(result.scheme?.hints).toEqual([
      { change: { kind: 'class-after', to: 'B' }, amount: euros(15_000), adds: euros(500) },
      { change: { kind: 'vacancy-months', more: 20, to: 60 }, amount: euros(15_000), adds: euros(500) },
    ]);
  });

  it('names the undertakings of a landlord at a moderate rent', () => {
    expect(result.scheme?.undertakings.map(({ code }) => code)).toEqual([
      'let',
      'moderate-rent',
      'no-tourist-letting',
      'follow-up',
    ]);
  });

  it('has nothing left to ask but the state of the home, which might make Anah’s works the better way', () => {
    // MPR 24,000 €; Anah at most 35 % × 48,200 = 16,870 + 2,000 = 18,870 €: it is asked all the same.
    expect(result.missing).toEqual([{ question: 'degradation', decides: 'increase' }]);
    expect(run({ degradation: 'none' }).missing).toEqual([]);
  });
});

describe('écrêtement counts local aid', () => {
  it('cuts the scheme first when it says so', () => {
    // Very modest: MPR 80 % × 40,000 = 32,000; scheme 14,500; together 46,500 €.
    // MPR allows 100 % of its works TTC = 45,576 €: 924 € too much, taken off the scheme: 13,576 €.
    const result = run({ referenceIncome: cents(20_000_00) });
    expect(grant(result, 'mpr-accompanied')).toMatchObject({ amount: euros(32_000), cut: 0 });
    expect(grant(result, 'reflexenergie-logements-vacants')).toMatchObject({
      asked: euros(14_500),
      amount: euros(13_576),
      cut: euros(924),
    });
    expect(result.scheme?.amount).toBe(euros(13_576));
    expect(result.scheme?.trace.at(-1)).toMatchObject({ rule: 'aid-capped', amount: euros(13_576) });
  });

  it('cuts MaPrimeRénov’ first when the scheme asks for that order', () => {
    const definition = pilot.definition;
    if (!definition.stacking) throw new Error('no stacking rule');
    const kept = schemeVersion({ ...definition, stacking: { ...definition.stacking, cutFirst: 'national' } });
    const result = run({ referenceIncome: cents(20_000_00) }, kept);
    expect(grant(result, 'mpr-accompanied')).toMatchObject({ amount: euros(31_076), cut: euros(924) });
    expect(result.scheme?.amount).toBe(euros(14_500));
  });
});

describe('answers that nobody has given', () => {
  it('never reads a missing income as zero', () => {
    const result = run({ referenceIncome: undefined, incomeBand: undefined });
    expect(result.income.band).toBe('unknown');
    expect(result.levers.find(({ code }) => code === 'mpr-accompanied')).toMatchObject({
      status: 'unknown',
      amount: 0,
      // With the most favourable answer: 80 % × 40,000 €.
      potential: euros(32_000),
    });
    expect(result.scheme).toMatchObject({ status: 'unknown', amount: 0, potential: euros(14_500) });
    // Anah’s works for landlords look at no income: 25 % × 48,200 + 2,000 = 14,050 € in any state of the home.
    expect(result.plan.totalGrants).toBe(euros(14_050));
    expect(run({ referenceIncome: undefined, rentLevel: 'free' }).plan.totalGrants).toBe(0);
    expect(result.missing[0]).toEqual({ question: 'income', decides: 'amount' });
  });

  it('asks first for what decides eligibility', () => {
    const result = run({ vacancyMonths: undefined, referenceIncome: undefined });
    expect(result.missing.slice(0, 2)).toEqual([
      { question: 'vacancyMonths', decides: 'eligibility' },
      { question: 'income', decides: 'amount' },
    ]);
  });

  it('does not ask a company for an income that its rule does not need', () => {
    // SCI: no MPR; CEE lump 3 classes 5,800 € × 1 (90 m² is below 110); scheme 14,500 €, stacking 80 % of 51,076.
    const result = run({ ownerKind: 'sci', referenceIncome: undefined }, pilot, WITHOUT_ANAH);
    expect(grant(result, 'mpr-accompanied')).toBeUndefined();
    expect(grant(result, 'cee-deep-renovation')).toMatchObject({ amount: euros(5_800), public: false });
    // The waiver of the own contribution alone looks at income: it cannot add anything certain.
    expect(result.scheme).toMatchObject({ status: 'eligible', amount: euros(14_500) });
  });

  it('refuses what one known answer already excludes, and asks nothing more of it', () => {
    const result = run({ vacancyMonths: 12, classAfter: undefined });
    expect(result.scheme).toMatchObject({ status: 'not-eligible', amount: 0, missing: [] });
  });
});

describe('limits of the scheme in time and place', () => {
  it('gives nothing before its first day', () => {
    expect(run({ on: day('2026-03-31') }).scheme).toMatchObject({ status: 'not-eligible', amount: 0 });
    expect(run({ on: day('2026-04-01') }).scheme?.status).toBe('eligible');
  });

  it('gives nothing outside its communes', () => {
    expect(run({ commune: '59350' }).scheme?.status).toBe('not-eligible');
  });

  it('gives nothing below 5,000 € of works', () => {
    const measures = [{ slug: 'external-wall-insulation', quantity: 30, costHT: cents(4_999_99) }] as const;
    const result = run({ measures: [...measures] });
    expect(result.scheme).toMatchObject({ status: 'not-eligible', amount: 0 });
    expect(result.scheme?.trace.at(-1)).toMatchObject({ rule: 'works-floor', outcome: 'no' });
  });
});

describe('the lump-sum variant', () => {
  it('pays the lump of the classes gained, the largest alone', () => {
    expect(run({}, lumpSum).scheme?.amount).toBe(euros(9_000));
    expect(run({ classAfter: 'B' }, lumpSum).scheme?.amount).toBe(euros(12_000));
    expect(run({ classAfter: 'D' }, lumpSum).scheme?.amount).toBe(euros(6_000));
  });

  it('has a code and a fingerprint of its own', () => {
    expect(schemeCode(lumpSum.definition)).toBe('reflexenergie-logements-vacants-forfait');
    expect(lumpSum.contentHash).not.toBe(pilot.contentHash);
  });
});
