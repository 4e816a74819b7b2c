import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  invoicedMeasures,
  type LiquidationInput,
  liquidate,
  plannedOtherAid,
  type ReceivedAid,
} from '../../src/budget/payments/payment-liquidation.ts';
import type { BillLine, PlannedWork } from '../../src/cases/case.ts';
import { freezeCalculation } from '../../src/cases/decision/calculation.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day, instant } from '../../src/shared/dates.ts';
import type { SchemeVersionId } from '../../src/shared/ids.ts';
import { type Cents, type CentsHT, cents, euros, withVat } from '../../src/shared/money.ts';
import { houseInput } from '../incentives/fixtures/estimate-inputs.ts';

const [definition] = schemes;
if (!definition) throw new Error('the pack has lost its scheme');
const input = houseInput({ on: day('2026-05-04') });
const works: PlannedWork[] = (input.measures ?? []).map((measure) => ({
  measure: measure.slug,
  quantity: measure.quantity ?? null,
  unit: measure.slug.includes('insulation') ? 'm2' : 'unit',
  costHT: Number(measure.costHT) as CentsHT,
  vat: (measure.slug === 'other-works' ? 1000 : 550) as PlannedWork['vat'],
  performance: null,
  source: 'quote',
}));
/** Works 43 200 € HT counted for 40 000 €: 30 % and a premium of 2 500 €, that is 14 500 €. */
const calculation = freezeCalculation({
  input,
  works,
  scheme: schemeVersion(definition),
  schemeVersionId: 1 as SchemeVersionId,
  levers,
  auditId: null,
  quotes: [{ id: 1, totalTTC: 5_107_600 as never }],
  now: instant('2026-05-04T09:00:00Z'),
});

const line = (work: PlannedWork, costHT: number, quantity = work.quantity): BillLine => ({
  measure: work.measure,
  label: work.measure,
  quantity,
  unit: work.unit,
  performance: null,
  costHT: Math.floor(costHT) as CentsHT,
  vat: work.vat,
  totalTTC: withVat(Math.floor(costHT) as CentsHT, work.vat),
});
const bill = (share: number, id = 1) => ({ id, lines: works.map((work) => line(work, work.costHT * share)) });
const OTHER: readonly ReceivedAid[] = [{ code: 'mpr-accompanied', public: true, amount: euros(20_000) }];
const from = (more: Partial<LiquidationInput> = {}): LiquidationInput => ({
  definition,
  calculation,
  invoices: [bill(1)],
  otherAid: OTHER,
  given: [],
  ...more,
});

describe('the balance', () => {
  it('is the award when works cost what was planned', () => {
    expect(liquidate('balance', from())).toMatchObject({
      award: euros(14_500),
      final: euros(14_500),
      amount: euros(14_500),
      released: 0,
      toRecover: 0,
    });
  });

  it('follows cheaper works down, and frees the rest', () => {
    // 80 %: 34 560 € HT × 30 % = 10 368 €, + 2 500 € = 12 868 €; 14 500 − 12 868 = 1 632 € freed.
    expect(liquidate('balance', from({ invoices: [bill(0.8)] }))).toMatchObject({
      final: euros(12_868),
      amount: euros(12_868),
      released: euros(1_632),
    });
  });

  it('never follows dearer works up', () => {
    expect(liquidate('balance', from({ invoices: [bill(3)] })).amount).toBe(euros(14_500));
  });

  it('leaves what other aid covers: 90 % of the cost at most, all public aid together', () => {
    // 90 % × 51 076 € = 45 968,40 €; with 40 000 € of other public aid, 5 968,40 € are left.
    const otherAid = [{ code: 'mpr-accompanied', public: true, amount: euros(40_000) }];
    expect(liquidate('balance', from({ otherAid })).amount).toBe(euros(5_968.4));
  });

  it('takes off what was paid on the way', () => {
    expect(liquidate('balance', from({ given: [euros(4_350)] }))).toMatchObject({
      alreadyPaid: euros(4_350),
      amount: euros(10_150),
    });
  });

  it('asks back what was paid in excess, and frees only what is not spent', () => {
    // 15 % of the works, no other aid: 6 480 € × 30 % + 2 500 € = 4 444 €; 11 600 € paid: 7 156 € to give back, 2 900 € free at once.
    expect(
      liquidate('balance', from({ invoices: [bill(0.15)], otherAid: [], given: [euros(11_600)] })),
    ).toMatchObject({
      final: euros(4_444),
      amount: 0,
      toRecover: euros(7_156),
      released: euros(2_900),
    });
  });

  it('is nothing below the threshold of the rules (5 000 € of works)', () => {
    expect(liquidate('balance', from({ invoices: [bill(0.1)] }))).toMatchObject({
      final: 0,
      amount: 0,
      released: euros(14_500),
    });
  });

  it('counts a ceiling once for one measure, however many invoices bill it', () => {
    // Heat pump: 17 000 € counted at most. Two invoices of 12 000 € are one of 24 000 €.
    const pump = works.find(({ measure }) => measure === 'heat-pump-air-water') as PlannedWork;
    const twice = [
      { id: 1, lines: [line(pump, 1_200_000, 1)] },
      { id: 2, lines: [line(pump, 1_200_000, null)] },
    ];
    const { amount } = liquidate('balance', from({ invoices: twice, otherAid: [] }));
    expect(amount).toBe(euros(17_000 * 0.3 + 2_500));
  });

  it('never exceeds the award, the cost, or what other aid leaves; and nothing is lost or made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 6_000_000 }),
        fc.integer({ min: 0, max: 1_450_000 }),
        (shares, aid, paid) => {
          const lines = works.map((work, at) => line(work, (work.costHT * (shares[at] ?? 0)) / 100));
          const ttc = lines.reduce((sum, { totalTTC }) => sum + totalTTC, 0);
          const otherAid = [{ code: 'mpr-accompanied', public: true, amount: cents(aid) }];
          const result = liquidate(
            'balance',
            from({ invoices: [{ id: 1, lines }], otherAid, given: paid ? [cents(paid)] : [] }),
          );
          const final = result.final as Cents;
          expect(final).toBeLessThanOrEqual(1_450_000);
          expect(final).toBeLessThanOrEqual(Math.max(0, ttc - aid) + lines.length);
          expect(result.amount - result.toRecover).toBe(final - paid);
          expect(Math.min(result.amount, result.toRecover)).toBe(0);
          expect(result.released).toBeGreaterThanOrEqual(0);
          expect(paid + result.amount + result.released).toBeLessThanOrEqual(1_450_000);
          if (result.toRecover === 0) expect(paid + result.amount + result.released).toBe(1_450_000);
        },
      ),
    );
  });
});

describe('payments on the way', () => {
  it('advance 30 % of the award at most', () => {
    expect(liquidate('advance', from({ invoices: [] })).amount).toBe(euros(4_350));
    expect(liquidate('advance', from({ invoices: [], given: [euros(4_350)] })).amount).toBe(0);
  });

  it('follow the invoices up to 80 % of the award, the advance counted', () => {
    // Half the works: 21 600 € of 40 000 € → 14 500 × 0,54 = 7 830 €.
    expect(liquidate('instalment', from({ invoices: [bill(0.5)] })).amount).toBe(euros(7_830));
    expect(liquidate('instalment', from({ invoices: [bill(0.5)], given: [euros(4_350)] })).amount).toBe(
      euros(3_480),
    );
    expect(liquidate('instalment', from()).amount).toBe(euros(11_600));
  });
});

describe('invoices read as works', () => {
  it('keep their total TTC when one measure is billed at two rates', () => {
    const [walls] = works as [PlannedWork];
    const low = line(walls, 1_000_000);
    const high = { ...line({ ...walls, vat: 2000 as never }, 500_000), vat: 2000 as never };
    const [measure] = invoicedMeasures([{ lines: [low, high] }], calculation);
    expect(measure?.costHT).toBe(1_500_000);
    const ttc = withVat(1_500_000 as CentsHT, measure?.vat as never);
    // 1 055 000 + 600 000 = 1 655 000: VAT of 10,33 %, rounded down.
    expect(ttc).toBeLessThanOrEqual(1_655_000);
    expect(1_655_000 - ttc).toBeLessThan(200);
  });

  it('do not know a quantity that one line does not say', () => {
    const [walls] = works as [PlannedWork];
    const [measure] = invoicedMeasures(
      [{ lines: [line(walls, 100, 50), line(walls, 100, null)] }],
      calculation,
    );
    expect(measure?.quantity).toBeNull();
  });
});

describe('other aid asked about', () => {
  it('is what the plan foresees beside the scheme’s own grant', () => {
    expect(plannedOtherAid(calculation)).toEqual([
      { code: 'mpr-accompanied', public: true, amount: euros(24_000) },
    ]);
  });
});
