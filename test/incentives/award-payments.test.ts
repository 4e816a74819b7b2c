import { describe, expect, it } from 'vitest';
import {
  type Award,
  advancePayable,
  balanceOf,
  finalAward,
  instalmentPayable,
} from '../../src/incentives/award-payments.ts';
import { clawback } from '../../src/incentives/clawback.ts';
import { evaluateScheme } from '../../src/incentives/evaluate-scheme.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { cents, euros, NO_MONEY, percent } from '../../src/shared/money.ts';
import { doubs } from './fixtures/field-schemes.ts';
import { aid, measure, situation } from './fixtures/situations.ts';

const scheme = schemes[0];
if (!scheme) throw new Error('the pack has lost its scheme');
const quotes = [
  measure('external-wall-insulation', 18_000, { quantity: 100 }),
  measure('loft-insulation', 2_000, { quantity: 50 }),
];
const project = situation({ measures: quotes, rentLevel: 'loc2' });

/** S0: 20,000 € HT × 30 % = 6,000 € + 2,500 € for a social rent = 8,500 €. */
function award(): Award {
  const { amount, base, terms } = evaluateScheme(project, schemeVersion(scheme as never), []);
  if (!terms) throw new Error('not granted');
  return { amount, base, terms };
}
const other = { public: NO_MONEY, private: NO_MONEY };

describe('payments on an award of 8,500 €', () => {
  it('starts from that award', () => {
    expect(award()).toMatchObject({ amount: euros(8_500), base: euros(20_000) });
  });

  it('advances 30 %, once', () => {
    expect(advancePayable(scheme.payment, award(), project, NO_MONEY).amount).toBe(euros(2_550));
    expect(advancePayable(scheme.payment, award(), project, euros(2_550)).amount).toBe(0);
  });

  it('pays instalments in proportion to the invoices, the advance counted, up to 80 %', () => {
    const payable = (invoices: number, paid: number) =>
      instalmentPayable(scheme.payment, award(), euros(invoices), euros(paid)).amount;
    // 8,500 × 10,000 / 20,000 = 4,250; less the advance of 2,550: 1,700 €.
    expect(payable(10_000, 2_550)).toBe(euros(1_700));
    // 8,500 × 4,000 / 20,000 = 1,700 < 2,550 already paid: nothing.
    expect(payable(4_000, 2_550)).toBe(0);
    // All invoices: min(80 % × 8,500 = 6,800, 8,500) − 4,250 = 2,550 €; invoices above the quotes change nothing.
    expect(payable(20_000, 4_250)).toBe(euros(2_550));
    expect(payable(30_000, 4_250)).toBe(euros(2_550));
    expect(payable(30_000, 6_800)).toBe(0);
  });

  it('recalculates on cheaper invoices and releases the difference', () => {
    const invoices = [
      measure('external-wall-insulation', 15_000, { quantity: 100 }),
      measure('loft-insulation', 1_800),
    ];
    // 16,800 × 30 % = 5,040 + 2,500 = 7,540 €; paid 6,800 → balance 740 €; released 8,500 − 7,540 = 960 €.
    const final = finalAward(scheme, award(), invoices, other);
    expect(final).toMatchObject({ amount: euros(7_540), base: euros(16_800) });
    expect(balanceOf(award(), final.amount, [euros(2_550), euros(4_250)])).toMatchObject({
      balance: euros(740),
      toPay: euros(740),
      toRecover: 0,
      released: euros(960),
    });
  });

  it('never pays more than the award on dearer invoices', () => {
    const invoices = [
      measure('external-wall-insulation', 22_000, { quantity: 100 }),
      measure('loft-insulation', 9_000),
    ];
    const final = finalAward(scheme, award(), invoices, other);
    expect(final.amount).toBe(euros(8_500));
    expect(balanceOf(award(), final.amount, [euros(6_800)])).toMatchObject({
      toPay: euros(1_700),
      released: 0,
    });
  });

  it('asks for the overpayment back when the works have shrunk', () => {
    // 5,200 × 30 % = 1,560 + 2,500 = 4,060 €; cost TTC 5,486 €, own share 10 %: 4,937.40 € allowed.
    const final = finalAward(
      scheme,
      award(),
      [measure('external-wall-insulation', 5_200, { quantity: 50 })],
      other,
    );
    expect(final.amount).toBe(euros(4_060));
    expect(balanceOf(award(), final.amount, [euros(6_800)])).toMatchObject({
      balance: euros(-2_740),
      toPay: 0,
      toRecover: euros(2_740),
      released: euros(4_440),
    });
  });

  it('gives nothing when the invoices fall below the threshold of works', () => {
    const final = finalAward(scheme, award(), [measure('loft-insulation', 4_000, { quantity: 50 })], other);
    expect(final.amount).toBe(0);
    expect(final.trace.at(-1)).toMatchObject({ rule: 'works-floor', outcome: 'no' });
  });

  it('counts the other aid really received', () => {
    // 21,100 € TTC × 90 % = 18,990; less 15,000 received: 3,990 € instead of 8,500 €.
    expect(finalAward(scheme, award(), quotes, { public: euros(15_000), private: NO_MONEY }).amount).toBe(
      euros(3_990),
    );
  });

  it('keeps the deductible of the decision', () => {
    // Doubs: (40,000 − 25,000) × 20 % = 3,000 €; invoices of 35,000: (35,000 − 25,000) × 20 % = 2,000 €.
    const works = situation({
      facts: { 'low-energy-label': false },
      measures: [measure('other-works', 40_000)],
    });
    const { amount, base, terms } = evaluateScheme(works, schemeVersion(doubs), [aid('none', 0)]);
    if (!terms) throw new Error('not granted');
    expect(amount).toBe(euros(3_000));
    const final = finalAward(doubs, { amount, base, terms }, [measure('other-works', 35_000)], other);
    expect(final.amount).toBe(euros(2_000));
  });
});

describe('clawback', () => {
  const rule = { mode: 'pro-rata', article: 'Art. 12', years: 6, exemptions: ['death'] } as const;
  const back = (on: string, more: Partial<Parameters<typeof clawback>[2]> = {}) =>
    clawback({ ...rule, exemptions: [...rule.exemptions] }, cents(8_500_00), {
      from: day('2027-03-15'),
      on: day(on),
      fraud: false,
      exemption: null,
      ...more,
    }).amount;

  it('frees a sixth for each whole year kept', () => {
    // 8,500 × 6/6; × 5/6 = 7,083.33; × 1/6 = 1,416.66; then nothing. Rounded down.
    expect(back('2028-03-14')).toBe(8_500_00);
    expect(back('2028-03-15')).toBe(7_083_33);
    expect(back('2032-03-15')).toBe(1_416_66);
    expect(back('2033-03-15')).toBe(0);
    expect(back('2040-01-01')).toBe(0);
  });

  it('asks for everything when the undertaking never began', () => {
    expect(back('2027-01-01')).toBe(8_500_00);
  });

  it('exempts the cases that the rule names, and them alone', () => {
    expect(back('2028-03-15', { exemption: 'death' })).toBe(0);
    expect(back('2028-03-15', { exemption: 'force-majeure' })).toBe(7_083_33);
  });

  it('takes everything back for fraud, whatever the time', () => {
    expect(back('2040-01-01', { fraud: true, exemption: 'death' })).toBe(8_500_00);
  });

  it('rounds each step down', () => {
    const steps = {
      mode: 'steps' as const,
      article: 'A',
      steps: [{ upToYears: 1, rate: percent(33.33) }],
      exemptions: [],
    };
    const breach = { from: day('2027-01-01'), on: day('2027-06-01'), fraud: false, exemption: null };
    // 100.01 × 33.33 % = 33.333… → 33.33 €.
    expect(clawback(steps, cents(100_01), breach).amount).toBe(33_33);
  });
});
