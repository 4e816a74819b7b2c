import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNationalGrants } from '../../../src/incentives/compiled/national-grants.ts';
import { projectOf } from '../../../src/incentives/compiled/project.ts';
import {
  compileSettlement,
  projectWays,
  type Settled,
} from '../../../src/incentives/compiled/settle-project.ts';
import { NO } from '../../../src/incentives/compiled/verdicts.ts';
import { estimate } from '../../../src/incentives/estimate.ts';
import type { EstimateInput } from '../../../src/incentives/estimate-input.ts';
import { schemeVersion } from '../../../src/incentives/scheme.ts';
import type { Situation } from '../../../src/incentives/situation.ts';
import { levers } from '../../../src/programme/packs/dunkerque/levers.ts';
import { cents } from '../../../src/shared/money.ts';
import { arbAnyScheme, arbMask, arbSituation, masked } from '../fixtures/arbitraries.ts';

/** The situation as an owner would have entered it: the estimate then reads it back as it is. */
const inputOf = (situation: Situation): EstimateInput => ({
  ...situation,
  measures: situation.measures.map((measure) => ({ ...measure, costHT: cents(measure.costHT) })),
});

describe('A project settled for a simulation', () => {
  it('gets the local grant and the remainder that an owner’s estimate would show', () => {
    let paid = 0;
    fc.assert(
      fc.property(arbAnyScheme, arbSituation, fc.option(arbMask), (definition, full, mask) => {
        const situation = mask ? masked(full, mask) : full;
        const shown = estimate(inputOf(situation), schemeVersion(definition), levers, situation.on);
        const project = projectOf(shown.situation, []);
        const ways = projectWays(project, compileNationalGrants(levers, situation.on)(project));
        const settled: Settled = { status: NO, local: 0, remainder: 0 };
        compileSettlement(definition)(ways, settled);
        if (settled.local > 0) paid += 1;
        expect([settled.local, settled.remainder]).toEqual([shown.scheme?.amount, shown.plan.remainder]);
      }),
      { numRuns: 1_500 },
    );
    expect(paid).toBeGreaterThan(100);
  });

  it('without a local scheme, leaves what national grants leave', () => {
    fc.assert(
      fc.property(arbSituation, (situation) => {
        const shown = estimate(inputOf(situation), null, levers, situation.on);
        const project = projectOf(shown.situation, []);
        const ways = projectWays(project, compileNationalGrants(levers, situation.on)(project));
        const settled: Settled = { status: NO, local: 0, remainder: 0 };
        compileSettlement(null)(ways, settled);
        expect(settled).toEqual({ status: NO, local: 0, remainder: shown.plan.remainder });
      }),
      { numRuns: 300 },
    );
  });
});
