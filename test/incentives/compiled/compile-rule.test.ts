import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule, emptyAward } from '../../../src/incentives/compiled/compile-rule.ts';
import { compileScheme } from '../../../src/incentives/compiled/compile-scheme.ts';
import { projectOf } from '../../../src/incentives/compiled/project.ts';
import { NO, UNSURE, YES } from '../../../src/incentives/compiled/verdicts.ts';
import { evaluateRule } from '../../../src/incentives/evaluate-rule.ts';
import { evaluateScheme } from '../../../src/incentives/evaluate-scheme.ts';
import { schemeVersion } from '../../../src/incentives/scheme.ts';
import type { OtherAid, Situation } from '../../../src/incentives/situation.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../../src/shared/dates.ts';
import { arbAnyScheme, arbCents, arbMask, arbSituation, masked } from '../fixtures/arbitraries.ts';
import { FIELD_SCHEMES } from '../fixtures/field-schemes.ts';

const STATUS = { [YES]: 'eligible', [NO]: 'not-eligible', [UNSURE]: 'unknown' } as const;
const full: Parameters<typeof masked>[1] = { fields: [], gain: false, measures: false, facts: [] };

/** Aids of every standing, the very ones that schemes forbid or require among them. */
const arbAids: fc.Arbitrary<OtherAid[]> = fc.array(
  fc
    .record({
      code: fc.constantFrom('mpr-accompanied', 'anah-landlord', 'cee-measures', 'denormandie', 'elsewhere'),
      public: fc.boolean(),
      status: fc.constantFrom('eligible' as const, 'not-eligible' as const, 'unknown' as const),
      amount: arbCents(3_000_000),
      atMost: fc.option(arbCents(3_000_000)),
    })
    .map((aid) => ({
      ...aid,
      amount: aid.status === 'eligible' ? aid.amount : (0 as typeof aid.amount),
      missing: aid.status === 'unknown' ? (['income'] as const) : [],
    })),
  { maxLength: 3 },
);
const arbProject: fc.Arbitrary<Situation> = fc
  .tuple(arbSituation, fc.oneof(fc.constant(full), arbMask))
  .map(([situation, mask]) => masked(situation, mask));

describe('A compiled rule', () => {
  it('gives the verdict, the cents and the ceiling of the rule that explains itself', () => {
    const seen = { eligible: 0, 'not-eligible': 0, unknown: 0 };
    fc.assert(
      fc.property(arbAnyScheme, arbProject, arbAids, (rule, situation, otherAid) => {
        const explained = evaluateRule(rule, { situation, otherAid });
        const fast = emptyAward();
        compileRule(rule)(projectOf(situation, otherAid), fast);
        seen[explained.status] += 1;
        expect({ status: STATUS[fast.status], amount: fast.amount, allowed: fast.allowed }).toEqual({
          status: explained.status,
          amount: explained.amount,
          allowed: explained.ceiling?.allowed ?? -1,
        });
      }),
      { numRuns: 4_000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  it('says the same of the schemes of the field and of the pilot, project after project', () => {
    for (const definition of [...FIELD_SCHEMES, ...schemes]) {
      const compiled = compileScheme(definition);
      const fast = emptyAward();
      fc.assert(
        fc.property(arbProject, arbAids, (situation, otherAid) => {
          const explained = evaluateScheme(situation, schemeVersion(definition), otherAid);
          compiled(projectOf(situation, otherAid), fast);
          expect([STATUS[fast.status], fast.amount]).toEqual([explained.status, explained.amount]);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('gives nothing outside the days of validity', () => {
    const [pilot] = schemes;
    const fast = emptyAward();
    fc.assert(
      fc.property(arbSituation, (situation) => {
        const early = { ...situation, on: day('2001-01-01') };
        compileScheme(pilot as (typeof schemes)[number])(projectOf(early, []), fast);
        expect(fast).toEqual(emptyAward());
      }),
      { numRuns: 20 },
    );
  });
});
