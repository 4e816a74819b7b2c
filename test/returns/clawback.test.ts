import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clawback } from '../../src/incentives/clawback.ts';
import { clawbackSchedule } from '../../src/incentives/clawback-schedule.ts';
import type { ClawbackRule } from '../../src/incentives/scheme-schema.ts';
import { computeBreach, decisionFault } from '../../src/returns/breach/breach.ts';
import { drawHomes } from '../../src/returns/checks/draw-homes.ts';
import { addDays, day } from '../../src/shared/dates.ts';
import { type BasisPoints, cents, percent } from '../../src/shared/money.ts';

const FROM = day('2026-07-15');
const EXEMPTIONS = ['expropriation', 'buyer-takes-over', 'death', 'force-majeure'] as const;
const proRata = fc
  .integer({ min: 1, max: 30 })
  .map(
    (years): ClawbackRule => ({ mode: 'pro-rata', article: 'Art. 12', years, exemptions: [...EXEMPTIONS] }),
  );
/** Steps go down with time, as the check of schemes asks. */
const steps = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([years, rates]): ClawbackRule => {
    const falling = rates.toSorted((a, b) => b - a);
    return {
      mode: 'steps',
      article: 'Art. 12',
      steps: years
        .toSorted((a, b) => a - b)
        .map((upToYears, index) => ({ upToYears, rate: (falling[index] ?? 0) as BasisPoints })),
      exemptions: [],
    };
  });
const rules = fc.oneof(proRata, steps);
const paid = fc.integer({ min: 0, max: 5_000_000 }).map(cents);
const later = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(FROM, days));
const owed = (rule: ClawbackRule, sum: ReturnType<typeof cents>, on: ReturnType<typeof day>) =>
  clawback(rule, sum, { from: FROM, on, fraud: false, exemption: null }).amount;

describe('What is asked back', () => {
  it('is never above what was paid, never below nothing, and in whole cents', () => {
    fc.assert(
      fc.property(rules, paid, later, (rule, sum, on) => {
        const amount = owed(rule, sum, on);
        return Number.isSafeInteger(amount) && amount >= 0 && amount <= sum;
      }),
    );
  });

  it('never grows with the time that the promise was kept', () => {
    fc.assert(
      fc.property(rules, paid, later, later, (rule, sum, one, other) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        return owed(rule, sum, late) <= owed(rule, sum, early);
      }),
    );
  });

  it('is what the table of the letter says for that day', () => {
    fc.assert(
      fc.property(rules, paid, later, (rule, sum, on) => {
        const stretch = clawbackSchedule(rule, sum, FROM).findLast(({ from }) => from <= on);
        expect(stretch?.amount).toBe(owed(rule, sum, on));
      }),
    );
  });

  it('in part, leaves the rest to the owner to the cent', () => {
    fc.assert(
      fc.property(rules, paid, later, fc.integer({ min: 1, max: 9999 }), (rule, sum, brokenOn, points) => {
        const basis = { rule, paid: sum, from: FROM, brokenOn };
        const decision = { exemption: null, fraud: false, share: points as BasisPoints };
        const part = computeBreach(basis, { ...decision, outcome: 'part' });
        const whole = computeBreach(basis, { ...decision, outcome: 'whole' });
        const rest = computeBreach(basis, {
          ...decision,
          share: (10_000 - points) as BasisPoints,
          outcome: 'part',
        });
        expect(part.full).toBe(whole.amount);
        expect(part.amount).toBeLessThanOrEqual(whole.amount);
        // Rounded down on both sides: at most one cent is left out, never one too many.
        expect(whole.amount - part.amount - rest.amount).toBeGreaterThanOrEqual(0);
        expect(whole.amount - part.amount - rest.amount).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is everything for fraud and nothing for an exemption that the rules list', () => {
    fc.assert(
      fc.property(proRata, paid, later, fc.constantFrom(...EXEMPTIONS), (rule, sum, on, exemption) => {
        const broken = { from: FROM, on, exemption: null };
        expect(clawback(rule, sum, { ...broken, fraud: true }).amount).toBe(sum);
        expect(clawback(rule, sum, { ...broken, fraud: false, exemption }).amount).toBe(0);
      }),
    );
  });
});

describe('A decision that does not hold together', () => {
  const rule: ClawbackRule = { mode: 'pro-rata', article: 'Art. 12', years: 6, exemptions: ['death'] };
  const basis = { rule, paid: cents(600_000), from: FROM, brokenOn: day('2028-01-01') };
  const decision = { outcome: 'whole', exemption: null, fraud: false, share: null, reasons: 'x' } as const;

  it.each([
    ['exemptionUnknown', { outcome: 'nothing-due', exemption: 'expropriation' }],
    ['exemptionAsksNothing', { exemption: 'death' }],
    ['shareNeeded', { outcome: 'part' }],
    ['shareNeeded', { outcome: 'part', share: percent(100) }],
    ['somethingIsDue', { outcome: 'nothing-due' }],
  ] as const)('is refused: %s', (fault, more) => {
    expect(decisionFault({ ...decision, ...more }, basis)).toBe(fault);
  });

  it('asks nothing where the rules have no clawback or the term is over', () => {
    expect(decisionFault(decision, null)).toBe('noRule');
    expect(decisionFault(decision, { ...basis, brokenOn: day('2033-01-01') })).toBe('nothingToAsk');
    expect(decisionFault({ ...decision, outcome: 'nothing-due', exemption: 'death' }, basis)).toBeNull();
    expect(decisionFault({ ...decision, outcome: 'put-right' }, null)).toBeNull();
  });
});

describe('A draw of homes', () => {
  it('gives the same homes for the same seed, as many as the share asks, in any order of the list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.string(),
        (homes, share, seed) => {
          const drawn = drawHomes(homes, share, seed);
          expect(drawn).toHaveLength(Math.ceil((homes.length * share) / 10_000));
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawHomes(homes.toReversed(), share, seed)).toEqual(drawn);
        },
      ),
    );
  });
});
