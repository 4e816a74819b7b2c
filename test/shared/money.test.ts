import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BasisPoints,
  cents,
  centsHT,
  percent,
  shareRoundedDown,
  shareRoundedNearest,
  splitCents,
  sumCents,
  withVat,
} from '../../src/shared/money.ts';

const amount = fc.integer({ min: 0, max: 100_000_000_00 }).map(cents);
const rate = fc.integer({ min: 0, max: 10_000 }).map((value) => value as BasisPoints);

describe('Money', () => {
  it('is whole cents or nothing', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => cents(Number.NaN)).toThrow(RangeError);
    expect(() => cents(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
  });

  it('adds VAT to the nearest cent', () => {
    expect(withVat(centsHT(10_000), percent(5.5))).toBe(10_550);
    expect(withVat(centsHT(333), percent(20))).toBe(400);
    expect(shareRoundedNearest(cents(-150), percent(1))).toBe(-2);
  });

  it('never gives more than the share it rounds down', () => {
    fc.assert(
      fc.property(amount, rate, (whole, part) => {
        const share = shareRoundedDown(whole, part);
        expect(BigInt(share) * 10_000n <= BigInt(whole) * BigInt(part)).toBe(true);
        expect((BigInt(share) + 1n) * 10_000n > BigInt(whole) * BigInt(part)).toBe(true);
      }),
    );
  });

  it('splits to the last cent, each part within one cent of its due', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
        (whole, weights) => {
          const parts = splitCents(whole, weights);
          const total = weights.reduce((a, b) => a + b, 0);
          expect(sumCents(parts)).toBe(total === 0 ? 0 : whole);
          if (total === 0) return;
          parts.forEach((part, index) => {
            expect(Math.abs(part - (whole * (weights[index] ?? 0)) / total)).toBeLessThan(1.001);
          });
        },
      ),
    );
  });
});
