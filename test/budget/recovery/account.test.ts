import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf } from '../../../src/budget/budget.ts';
import { accountOf, monthlyTerms, termsStanding } from '../../../src/budget/recovery/recovery.ts';
import { type Award, balanceOf, instalmentPayable } from '../../../src/incentives/award-payments.ts';
import { day } from '../../../src/shared/dates.ts';
import type { EnvelopeId } from '../../../src/shared/ids.ts';
import { cents, percent, sumCents } from '../../../src/shared/money.ts';

const amount = fc.integer({ min: 1, max: 10_000_000 }).map(cents);

describe('What is owed back', () => {
  it('keeps every cent: received + left = owed, whatever comes in', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 8 }), fc.boolean(), (owed, offered, given) => {
        const receipts: ReturnType<typeof cents>[] = [];
        for (const sum of offered) {
          const { left } = accountOf(owed, receipts, false);
          if (left > 0) receipts.push(cents(Math.min(sum, left)));
        }
        const at = accountOf(owed, receipts, given);
        expect(at.received).toBeLessThanOrEqual(owed);
        if (at.state !== 'written-off') expect(at.received + at.left).toBe(owed);
        expect(at.state === 'paid').toBe(at.received === owed);
      }),
    );
  });

  it('is spread to the last cent over terms that differ by one cent at most', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 2, max: 36 }), (owed, count) => {
        const terms = monthlyTerms(owed, count, day('2026-12-31')).map((term) => term.amount);
        expect(sumCents(terms)).toBe(owed);
        expect(Math.max(...terms) - Math.min(...terms)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows as paid the terms that what came in since covers whole, earliest first', () => {
    const terms = monthlyTerms(cents(1_000), 3, day('2026-12-15'));
    const paid = (left: number) => termsStanding(terms, cents(left)).map((term) => term.paid);
    expect(terms.map(({ amount: due }) => due)).toEqual([334, 333, 333]);
    expect(paid(1_000)).toEqual([false, false, false]);
    expect(paid(667)).toEqual([false, false, false]);
    expect(paid(666)).toEqual([true, false, false]);
    expect(paid(0)).toEqual([true, true, true]);
    expect(termsStanding([], cents(500))).toEqual([]);
  });
});

describe('A case from its award to its balance', () => {
  it('is never paid above the grant, and its ledger sums to its balance, whatever the order of things', () => {
    const step = fc.record({
      invoiced: fc.nat(12_000_000),
      // The accountant refuses some payments: they are taken back.
      refused: fc.boolean(),
    });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.array(step, { maxLength: 6 }),
        fc.nat(12_000_000),
        (granted, base, steps, final) => {
          const award = { amount: granted, base } as Award;
          const rule = { advance: null, instalments: { rate: percent(80), maxCount: 9 }, article: null };
          const movements: { envelopeId: EnvelopeId; kind: never; amount: ReturnType<typeof cents> }[] = [];
          const move = (kind: string, sum: number) => {
            if (sum > 0)
              movements.push({ envelopeId: 1 as EnvelopeId, kind: kind as never, amount: cents(sum) });
          };
          move('reserve', granted);
          move('unreserve', granted);
          move('engage', granted);
          const given: ReturnType<typeof cents>[] = [];
          for (const { invoiced, refused } of steps) {
            const { amount: due } = instalmentPayable(
              rule as never,
              award,
              cents(Math.min(invoiced, base)),
              sumCents(given),
            );
            move('order', due);
            if (refused) move('unorder', due);
            else {
              given.push(due);
              move('pay', due);
            }
          }
          const settled = balanceOf(award, cents(final), given);
          move('order', settled.toPay);
          move('pay', settled.toPay);
          move('release', commitmentOf(movements)?.unordered ?? 0);
          move('recover', settled.toRecover);
          const at = commitmentOf(movements);
          expect(at?.paid).toBeLessThanOrEqual(granted);
          expect(at?.unordered).toBe(0);
          expect(at?.engaged).toBe(at?.ordered);
          // Paid − recovered is the definitive award, to the cent.
          expect((at?.paid ?? 0) - (at?.recovered ?? 0)).toBe(settled.final);
        },
      ),
    );
  });
});
