import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billsOf, savingsOf, type TariffTable } from '../../src/audits/bills.ts';
import { CARRIERS, type Carrier } from '../../src/audits/engine/energy-engine.ts';
import { day } from '../../src/shared/dates.ts';
import { aResult } from './support/a-result.ts';
import { tariffs } from './support/dunkirk.ts';

const source = { fr: 'test', en: 'test' };
const price = (low: number, likely: number, high: number) => ({ low, likely, high, source, confirmed: true });
const SIMPLE: TariffTable = {
  slug: 'simple',
  validFrom: day('2026-01-01'),
  prices: Object.fromEntries(
    CARRIERS.map((carrier) => [carrier, price(0.1, 0.2, 0.3)]),
  ) as TariffTable['prices'],
  realisation: { low: 0.36, high: 0.47, source, confirmed: true },
};

describe('Bills', () => {
  it('are final energy at the price of each carrier', () => {
    const bills = billsOf(aResult(), {
      ...SIMPLE,
      prices: { ...SIMPLE.prices, gas: price(0.05, 0.1, 0.15) },
    });
    // 20 000 kWh of gas and 400 of electricity; at 21 °C, 24 000 of gas.
    expect(bills.byCarrier).toEqual([
      { carrier: 'electricity', kWh: 400, low: 4000, likely: 8000, high: 12_000 },
      { carrier: 'gas', kWh: 20_000, low: 100_000, likely: 200_000, high: 360_000 },
    ]);
    expect(bills).toMatchObject({ low: 104_000, likely: 208_000, high: 372_000, tariffs: 'simple' });
    expect(bills.spreadBy).toEqual(['prices', 'habits']);
  });

  it('with the pilot’s tariffs, cost about 2 100 € a year for the reference house', () => {
    expect(billsOf(aResult(), tariffs)).toMatchObject({ likely: 211_800 });
  });

  it('are ordered, whole cents and add up, whatever is burnt', () => {
    const shares = fc.record(
      Object.fromEntries(
        CARRIERS.map((carrier) => [carrier, fc.double({ min: 0, max: 60_000, noNaN: true })]),
      ),
    ) as fc.Arbitrary<Record<Carrier, number>>;
    fc.assert(
      fc.property(shares, fc.double({ min: 1, max: 2, noNaN: true }), (finalByCarrier, more) => {
        const spendthriftByCarrier = Object.fromEntries(
          Object.entries(finalByCarrier).map(([carrier, kWh]) => [carrier, kWh * more]),
        );
        const bills = billsOf(aResult({ finalByCarrier, spendthriftByCarrier }), tariffs);
        const sum = bills.byCarrier.reduce((total, { likely }) => total + likely, 0);
        expect(bills.low <= bills.likely && bills.likely <= bills.high).toBe(true);
        expect(bills.likely).toBe(sum);
        expect([bills.low, bills.likely, bills.high].every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });
});

describe('Savings', () => {
  const before = billsOf(aResult(), SIMPLE);
  const after = billsOf(aResult({ finalByCarrier: { electricity: 2400 } }), SIMPLE);

  it('are those of the method, with what statistics find of them as a sensitivity', () => {
    expect(before.likely - after.likely).toBe(360_000);
    expect(savingsOf(before, after, SIMPLE)).toEqual({
      conventional: 360_000,
      realised: { low: 129_600, high: 169_200 },
    });
  });

  it('are not flattered when works make bills dearer', () => {
    expect(savingsOf(after, before, SIMPLE)).toEqual({
      conventional: -360_000,
      realised: { low: -360_000, high: -360_000 },
    });
  });
});
