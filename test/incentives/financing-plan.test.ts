import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AidCeiling, capAids } from '../../src/incentives/capping.ts';
import { applyGrants, financingPlan } from '../../src/incentives/financing-plan.ts';
import { cents, euros, sumCents } from '../../src/shared/money.ts';
import { measure } from './fixtures/situations.ts';

const planned = (code: string, euro: number, isPublic = true) => ({
  code,
  public: isPublic,
  asked: euros(euro),
});
const ceiling = (euro: number, counts: 'public' | 'all' = 'public'): AidCeiling => ({
  setBy: 'mpr',
  article: 'A',
  allowed: euros(euro),
  counts,
});
const amounts = (aids: ReturnType<typeof capAids>) =>
  Object.fromEntries(aids.map(({ code, amount }) => [code, amount]));

describe('écrêtement', () => {
  const aids = [planned('mpr', 24_000), planned('cee', 3_000, false), planned('local', 9_000)];

  it('leaves aids alone under the ceiling', () => {
    expect(amounts(capAids(aids, [ceiling(33_000)], ['local']))).toEqual({
      mpr: euros(24_000),
      cee: euros(3_000),
      local: euros(9_000),
    });
  });

  it('cuts in the order given, the next only once the first is down to nothing', () => {
    // Public aid 33,000 against 20,000: 13,000 too much; local 9,000 → 0, then MPR 24,000 → 20,000.
    expect(amounts(capAids(aids, [ceiling(20_000)], ['local', 'mpr']))).toEqual({
      mpr: euros(20_000),
      cee: euros(3_000),
      local: 0,
    });
    expect(amounts(capAids(aids, [ceiling(20_000)], ['mpr', 'local']))).toEqual({
      mpr: euros(11_000),
      cee: euros(3_000),
      local: euros(9_000),
    });
  });

  it('counts private certificates only where the ceiling says all', () => {
    expect(amounts(capAids(aids, [ceiling(33_000, 'all')], ['local']))).toMatchObject({
      local: euros(6_000),
    });
  });

  it('says what was cut, by which ceiling', () => {
    const local = capAids(aids, [ceiling(30_000)], ['local']).find(({ code }) => code === 'local');
    expect(local).toMatchObject({ asked: euros(9_000), amount: euros(6_000), cut: euros(3_000) });
    expect(local?.trace).toMatchObject([{ rule: 'aid-capped', article: 'A', amount: euros(6_000) }]);
  });
});

const money = (max: number) => fc.integer({ min: 0, max }).map(cents);
const arbAids = fc.uniqueArray(
  fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), public: fc.boolean(), asked: money(9_000_000) }),
  { selector: ({ code }) => code, maxLength: 4 },
);
const arbCeilings = fc.array(
  fc.record({
    setBy: fc.constantFrom('a', null),
    article: fc.constant(null),
    allowed: money(9_000_000),
    counts: fc.constantFrom('public' as const, 'all' as const),
  }),
  { maxLength: 3 },
);
const arbMeasures = fc.array(
  fc
    .record({
      euro: fc.integer({ min: 0, max: 60_000 }),
      odd: fc.integer({ min: 0, max: 99 }),
      vat: fc.constantFrom(550, 1000, 2000),
    })
    .map(({ euro, odd, vat }) => measure('other-works', euro + odd / 100, { vat: vat as never })),
  { maxLength: 6 },
);

describe('for any project', () => {
  it('every ceiling holds after capping, no cent is lost and no aid grows', () => {
    fc.assert(
      fc.property(
        arbAids,
        arbCeilings,
        fc.shuffledSubarray(['a', 'b', 'c', 'd']),
        (aids, ceilings, order) => {
          const capped = capAids(aids, ceilings, order);
          for (const { allowed, counts } of ceilings) {
            const counted = capped.filter((aid) => counts === 'all' || aid.public);
            expect(sumCents(counted.map(({ amount }) => amount))).toBeLessThanOrEqual(allowed);
          }
          for (const aid of capped) {
            expect(aid.amount).toBeGreaterThanOrEqual(0);
            expect(aid.amount + aid.cut).toBe(aid.asked);
          }
        },
      ),
    );
  });

  it('the plan adds up to the cost TTC, to the cent, with a loan within the remainder', () => {
    fc.assert(
      fc.property(
        arbMeasures,
        arbAids,
        arbCeilings,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (measures, aids, ceilings, share) => {
          const grants = applyGrants(measures, aids, ceilings, ['a', 'b']);
          expect(grants.remainder).toBeGreaterThanOrEqual(0);
          const amount = cents(Math.floor(grants.remainder * share));
          const loan = amount > 0 ? { code: 'loan', amount, months: 180, monthly: cents(1) } : null;
          const plan = financingPlan(measures, grants, loan, 'unknown');
          expect(sumCents(plan.funding.map((part) => part.amount))).toBe(plan.cost.ttc);
          expect(plan.cost.ht + plan.cost.vat).toBe(plan.cost.ttc);
          expect(plan.remainderAfterLoan + amount).toBe(plan.remainder);
        },
      ),
    );
  });

  it('a loan above the remainder is refused', () => {
    const grants = applyGrants([measure('other-works', 100)], [], [], []);
    const loan = { code: 'loan', amount: euros(1_000), months: 12, monthly: euros(90) };
    expect(() => financingPlan([measure('other-works', 100)], grants, loan, 'unknown')).toThrow(RangeError);
  });

  it('savings stay unknown until somebody gives them', () => {
    const grants = applyGrants([], [], [], []);
    expect(financingPlan([], grants, null, 'unknown')).toMatchObject({
      monthlySavings: 'unknown',
      monthlyBalance: 'unknown',
    });
  });
});
