import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRule } from '../../src/incentives/check-scheme.ts';
import { eligibleWorks, projectCost } from '../../src/incentives/compute-base.ts';
import { evaluateRule } from '../../src/incentives/evaluate-rule.ts';
import { evaluateScheme } from '../../src/incentives/evaluate-scheme.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { type Situation, totalTTC } from '../../src/incentives/situation.ts';
import { centsHT } from '../../src/shared/money.ts';
import {
  arbAnyScheme,
  arbKnownSituation,
  arbLikelySituation,
  arbMask,
  arbOtherAid,
  arbScheme,
  arbSituation,
  masked,
} from './fixtures/arbitraries.ts';

const RUNS = { numRuns: 400 };
const grantsOf = (others: readonly { public: boolean; amount: number }[], counts: 'public' | 'all') =>
  others.filter((aid) => counts === 'all' || aid.public).reduce((sum, { amount }) => sum + amount, 0);

describe('an award, whatever the scheme and the project', () => {
  it('speaks of real awards: a fair share of the drawn cases pay', () => {
    let paid = 0;
    fc.assert(
      fc.property(arbAnyScheme, arbLikelySituation, (rule, situation) => {
        if (evaluateRule(rule, { situation, otherAid: [] }).amount > 0) paid += 1;
      }),
      { ...RUNS, seed: 42 },
    );
    expect(paid).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it('random schemes pass the static check', () => {
    fc.assert(
      fc.property(arbScheme, (rule) => {
        const pays = rule.rate.table.some(({ rate }) => rate > 0) || rule.premiums.length > 0;
        fc.pre(pays);
        expect(checkRule(rule)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is whole cents, never negative, never above the cost left', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbOtherAid, (rule, situation, otherAid) => {
        const { amount, base } = evaluateRule(rule, { situation, otherAid });
        const left = totalTTC(situation.measures) - grantsOf(otherAid, 'all');
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(Math.max(0, left));
        expect(base).toBeLessThanOrEqual(eligibleWorks(rule.base, situation.measures).total);
      }),
      RUNS,
    );
  });

  it('stays under the cap, and its base under the ceiling', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, (rule, situation) => {
        const { amount, base, terms } = evaluateRule(rule, { situation, otherAid: [] });
        expect(amount).toBeLessThanOrEqual(terms?.cap?.cents ?? Number.POSITIVE_INFINITY);
        expect(base).toBeLessThanOrEqual(terms?.base.ceiling ?? Number.POSITIVE_INFINITY);
      }),
      RUNS,
    );
  });

  it('leaves the owner the share that the scheme wants paid', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbOtherAid, (rule, situation, otherAid) => {
        const { amount, terms } = evaluateRule(rule, { situation, otherAid });
        fc.pre(amount > 0 && terms !== null && terms.ownContribution !== null);
        const cost = totalTTC(situation.measures);
        const own = cost - grantsOf(otherAid, 'all') - amount;
        expect(own).toBeGreaterThanOrEqual((cost * (terms?.ownContribution?.rate ?? 0)) / 10_000);
      }),
      RUNS,
    );
  });

  it('keeps all counted aid together under the stacking ceiling', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbOtherAid, (rule, situation, otherAid) => {
        const { amount, terms, ceiling } = evaluateRule(rule, { situation, otherAid });
        const stacking = terms?.stacking;
        fc.pre(amount > 0 && stacking !== null && stacking !== undefined);
        if (!stacking) return;
        const cost = projectCost(rule.base, situation.measures)[stacking.scope];
        const allowed = ((stacking.basis === 'HT' ? cost.ht : cost.ttc) * stacking.rate) / 10_000;
        expect(amount + grantsOf(otherAid, stacking.counts)).toBeLessThanOrEqual(allowed);
        expect(ceiling?.allowed).toBe(Math.floor(allowed));
      }),
      RUNS,
    );
  });

  it('never falls when the works cost more', () => {
    fc.assert(
      fc.property(
        arbAnyScheme,
        arbSituation,
        arbOtherAid,
        fc.nat(),
        fc.integer({ min: 1, max: 2_000_000 }),
        (rule, situation, otherAid, at, more) => {
          const index = at % situation.measures.length;
          const measures = situation.measures.map((measure, i) =>
            i === index ? { ...measure, costHT: centsHT(measure.costHT + more) } : measure,
          );
          const before = evaluateRule(rule, { situation, otherAid }).amount;
          const after = evaluateRule(rule, { situation: { ...situation, measures }, otherAid }).amount;
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
      RUNS,
    );
  });

  it('does not depend on the order in which measures and aids are listed', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbOtherAid, (rule, situation, otherAid) => {
        const reversed: Situation = { ...situation, measures: situation.measures.toReversed() };
        expect(evaluateRule(rule, { situation: reversed, otherAid: otherAid.toReversed() }).amount).toBe(
          evaluateRule(rule, { situation, otherAid }).amount,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of conditions and premium groups', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, (rule, situation) => {
        const turned = {
          ...rule,
          conditions: rule.conditions.toReversed(),
          premiums: rule.premiums.toReversed(),
          rate: { ...rule.rate, table: rule.rate.table.toReversed() },
        };
        const reading = { situation, otherAid: [] };
        expect(evaluateRule(turned, reading).amount).toBe(evaluateRule(rule, reading).amount);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is unknown', () => {
  it('never pays: taking answers away never raises the award', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbMask, arbOtherAid, (rule, full, mask, otherAid) => {
        const complete = evaluateRule(rule, { situation: full, otherAid });
        const partial = evaluateRule(rule, { situation: masked(full, mask), otherAid });
        expect(partial.amount).toBeLessThanOrEqual(complete.amount);
        if (partial.status === 'unknown') expect(partial.amount).toBe(0);
      }),
      { numRuns: 800 },
    );
  });

  it('is bounded by the potential: no answer can bring more than what was announced', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbMask, arbOtherAid, (rule, full, mask, otherAid) => {
        const complete = evaluateRule(rule, { situation: full, otherAid });
        const { potential } = evaluateRule(rule, { situation: masked(full, mask), otherAid });
        if (potential !== null) expect(potential).toBeGreaterThanOrEqual(complete.amount);
      }),
      { numRuns: 800 },
    );
  });

  it('is always named: an open verdict lists what it waits for, a closed one asks nothing decisive', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, arbMask, (rule, full, mask) => {
        const { status, missing } = evaluateRule(rule, { situation: masked(full, mask), otherAid: [] });
        const decisive = missing.filter(({ decides }) => decides !== 'increase');
        expect(decisive.length > 0).toBe(status === 'unknown');
      }),
      RUNS,
    );
  });

  it('does not lift a refusal: what one known answer excludes stays excluded', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbKnownSituation, arbMask, (rule, full, mask) => {
        const partial = evaluateRule(rule, { situation: masked(full, mask), otherAid: [] });
        fc.pre(partial.status === 'not-eligible');
        expect(evaluateRule(rule, { situation: full, otherAid: [] }).status).toBe('not-eligible');
      }),
      { numRuns: 200 },
    );
  });

  it('of another aid counts at its worst', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbLikelySituation, arbOtherAid, (rule, situation, otherAid) => {
        const open = otherAid.map((aid) => ({ ...aid, status: 'unknown' as const, amount: 0 as never }));
        const sure = evaluateRule(rule, { situation, otherAid });
        fc.pre(!rule.conditions.some(({ kind }) => kind === 'aid-granted'));
        expect(evaluateRule(rule, { situation, otherAid: open }).amount).toBe(sure.amount);
        const nobodyKnows = open.map((aid) => ({ ...aid, atMost: null }));
        expect(evaluateRule(rule, { situation, otherAid: nobodyKnows }).amount).toBeLessThanOrEqual(
          sure.amount,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('hints', () => {
  it('tell the truth: the change named gives exactly the amount announced', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, (rule, situation) => {
        const version = schemeVersion(rule);
        for (const { change, amount, adds } of evaluateScheme(situation, version).hints) {
          const changed: Situation =
            change.kind === 'class-after'
              ? { ...situation, classAfter: change.to }
              : change.kind === 'vacancy-months'
                ? { ...situation, vacancyMonths: change.to }
                : { ...situation, gainPercent: change.to };
          expect(evaluateScheme(changed, version).amount).toBe(amount);
          expect(adds).toBe(amount - evaluateScheme(situation, version).amount);
          expect(adds).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the trace', () => {
  it('ends on the award when one is given, and on the reason when the computation refuses', () => {
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, (rule, situation) => {
        const { status, amount, trace } = evaluateRule(rule, { situation, otherAid: [] });
        if (status === 'eligible') expect(trace.at(-1)).toMatchObject({ rule: 'award', amount });
        if (status === 'not-eligible') expect(trace.some(({ outcome }) => outcome === 'no')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
