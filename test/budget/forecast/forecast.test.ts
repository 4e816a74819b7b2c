import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byPeriod,
  type Delay,
  delayOf,
  expectedOn,
  PAYING_STATES,
  type PayingState,
  type Pending,
} from '../../../src/budget/forecast/forecast.ts';
import { addDays, type Day, day } from '../../../src/shared/dates.ts';
import { cents } from '../../../src/shared/money.ts';

const TODAY = day('2026-11-27');
const delays = (delay: Delay) =>
  Object.fromEntries(PAYING_STATES.map((state) => [state, delay])) as Record<PayingState, Delay>;
const pending = (amount: number, since: Day = TODAY): Pending => ({
  caseId: 1,
  ref: 'VO-2026-00001',
  state: 'signed',
  since,
  amount: cents(amount),
});

describe('The delay to the balance', () => {
  it('is the quartiles observed, and the deadlines under five observations', () => {
    expect(delayOf([10, 20, 30, 40], 365)).toEqual({
      source: 'deadlines',
      early: 182,
      likely: 365,
      late: 365,
      observations: 4,
    });
    expect(delayOf([50, 10, 30, 20, 40], 365)).toEqual({
      source: 'observed',
      early: 20,
      likely: 30,
      late: 40,
      observations: 5,
    });
  });
});

describe('The forecast', () => {
  it('puts money at the likely day, and what is overdue today at the earliest', () => {
    const delay: Delay = { source: 'observed', early: 10, likely: 40, late: 60, observations: 9 };
    const [soon, overdue] = expectedOn(
      [pending(100), pending(200, addDays(TODAY, -400))],
      delays(delay),
      TODAY,
    );
    expect(soon).toMatchObject({ early: '2026-12-07', likely: '2027-01-06', late: '2027-01-26' });
    expect(overdue).toMatchObject({ early: TODAY, likely: TODAY, late: TODAY });
    const all = [soon, overdue].flatMap((one) => (one ? [one] : []));
    expect(byPeriod(all, ['2026-11', '2026-12', '2027-01'])).toEqual([
      { period: '2026-11', low: 200, likely: 200, high: 200 },
      { period: '2026-12', low: 0, likely: 0, high: 100 },
      { period: '2027-01', low: 0, likely: 100, high: 100 },
    ]);
  });

  it('loses no cent, and is low ≤ likely ≤ high in every period', () => {
    const one = fc.record({
      amount: fc.nat(10_000_000),
      since: fc.integer({ min: -900, max: 0 }),
      days: fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200)),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (cases) => {
        const expected = cases.flatMap(({ amount, since, days: [a, b, c] }) => {
          const delay: Delay = {
            source: 'observed',
            early: a,
            likely: a + b,
            late: a + b + c,
            observations: 9,
          };
          return expectedOn([pending(amount, addDays(TODAY, since))], delays(delay), TODAY);
        });
        const years = byPeriod(expected, ['2026', '2027', '2028']);
        for (const { low, likely, high } of years) {
          expect(low).toBeLessThanOrEqual(likely);
          expect(likely).toBeLessThanOrEqual(high);
        }
        const total = cases.reduce((sum, { amount }) => sum + amount, 0);
        expect(years.reduce((sum, { likely }) => sum + likely, 0)).toBe(total);
      }),
    );
  });
});
