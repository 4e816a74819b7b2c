import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advancePayable,
  balanceOf,
  finalAward,
  instalmentPayable,
} from '../../src/incentives/award-payments.ts';
import { clawback } from '../../src/incentives/clawback.ts';
import { eligibleWorks } from '../../src/incentives/compute-base.ts';
import { evaluateRule } from '../../src/incentives/evaluate-rule.ts';
import type { ClawbackRule, SchemeDefinition } from '../../src/incentives/scheme-schema.ts';
import { addDays, day } from '../../src/shared/dates.ts';
import { type BasisPoints, type Cents, cents, shareRoundedDown, sumCents } from '../../src/shared/money.ts';
import { arbAnyScheme, arbCents, arbLikelySituation, arbMeasure } from './fixtures/arbitraries.ts';

const arbPayment = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([a, b]): SchemeDefinition['payment'] => ({
    article: 'Art. 11',
    advance: { rate: Math.min(a, b) as BasisPoints, when: [] },
    instalments: { rate: Math.max(a, b) as BasisPoints, maxCount: 5 },
  }));

describe('a granted case, from advance to balance', () => {
  it('never pays above the limits, nor the balance above the award, and no cent is lost', () => {
    fc.assert(
      fc.property(
        arbAnyScheme,
        arbLikelySituation,
        arbPayment,
        fc.array(arbMeasure, { maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
        arbCents(3_000_000),
        (rule, situation, payment, invoices, shares, otherReceived) => {
          const { amount, base, terms } = evaluateRule(rule, { situation, otherAid: [] });
          fc.pre(terms !== null && amount > 0);
          if (!terms) return;
          const award = { amount, base, terms };
          const paid: Cents[] = [advancePayable(payment, award, situation, cents(0)).amount];
          const most = shareRoundedDown(amount, payment.instalments?.rate ?? (0 as BasisPoints));
          for (const share of shares.toSorted((a, b) => a - b)) {
            const invoiced = cents(
              Math.floor((eligibleWorks(rule.base, situation.measures).total * share) / 100),
            );
            paid.push(instalmentPayable(payment, award, invoiced, sumCents(paid)).amount);
            expect(sumCents(paid)).toBeLessThanOrEqual(most);
          }
          const final = finalAward(rule, award, invoices, { public: otherReceived, private: cents(0) });
          expect(final.amount).toBeLessThanOrEqual(amount);
          expect(final.amount).toBeGreaterThanOrEqual(0);
          const result = balanceOf(award, final.amount, paid);
          expect(sumCents(paid) + result.toPay - result.toRecover).toBe(final.amount);
          expect(result.final + result.released).toBe(amount);
          expect(result.toPay - result.toRecover).toBe(result.balance);
          expect(Math.min(result.toPay, result.toRecover)).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the same award back on invoices equal to the quotes', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbLikelySituation, (rule, situation) => {
        const { amount, base, terms } = evaluateRule(rule, { situation, otherAid: [] });
        if (!terms) return;
        const none = { public: cents(0), private: cents(0) };
        const final = finalAward(rule, { amount, base, terms }, situation.measures, none);
        expect(final).toMatchObject({ amount, base });
      }),
      { numRuns: 300 },
    );
  });

  it('never gives more for invoices that cost less', () => {
    fc.assert(
      fc.property(
        arbAnyScheme,
        arbLikelySituation,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rule, situation, cut) => {
          const { amount, base, terms } = evaluateRule(rule, { situation, otherAid: [] });
          if (!terms) return;
          const none = { public: cents(0), private: cents(0) };
          const cheaper = situation.measures.map((m) => ({
            ...m,
            costHT: Math.floor(m.costHT * cut) as typeof m.costHT,
          }));
          const final = finalAward(rule, { amount, base, terms }, cheaper, none);
          expect(final.amount).toBeLessThanOrEqual(amount);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const arbRule: fc.Arbitrary<ClawbackRule> = fc.oneof(
  fc
    .integer({ min: 1, max: 15 })
    .map((years): ClawbackRule => ({ mode: 'pro-rata', article: 'A', years, exemptions: [] })),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 4 })
    .map((years): ClawbackRule => {
      const sorted = years.toSorted((a, b) => a - b);
      const steps = sorted.map((upToYears, i) => ({ upToYears, rate: (10_000 - i * 2_000) as BasisPoints }));
      return { mode: 'steps', article: 'A', steps, exemptions: [] };
    }),
);

describe('clawback', () => {
  it('stays between nothing and what was paid, and never grows as years go by', () => {
    fc.assert(
      fc.property(arbRule, arbCents(5_000_000), fc.nat(6_000), fc.nat(2_000), (rule, paid, days, more) => {
        const from = day('2026-02-28');
        const at = (on: ReturnType<typeof day>) =>
          clawback(rule, paid, { from, on, fraud: false, exemption: null }).amount;
        const early = at(addDays(from, days));
        const late = at(addDays(from, days + more));
        expect(early).toBeLessThanOrEqual(paid);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(early);
      }),
      { numRuns: 400 },
    );
  });
});
