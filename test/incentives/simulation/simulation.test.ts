import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/incentives/estimate.ts';
import { schemeVersion } from '../../../src/incentives/scheme.ts';
import type { Assumptions } from '../../../src/incentives/simulation/assumptions.ts';
import { assumptionsSchema } from '../../../src/incentives/simulation/assumptions.ts';
import { draw, pick } from '../../../src/incentives/simulation/draw.ts';
import type { ReplayTally } from '../../../src/incentives/simulation/replay.ts';
import { compileReplay, type SimulationOrder } from '../../../src/incentives/simulation/replay.ts';
import { compileProjects, type HomeFacts } from '../../../src/incentives/simulation/simulated-project.ts';
import { simulationOf } from '../../../src/incentives/simulation/simulation.ts';
import { runSimulation } from '../../../src/incentives/simulation/start-simulation.ts';
import { expected } from '../../../src/incentives/simulation/tally.ts';
import { levers } from '../../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';
import { simulation as assumptions } from '../../../src/programme/packs/dunkerque/simulation.ts';
import { day } from '../../../src/shared/dates.ts';
import { cents } from '../../../src/shared/money.ts';

const ON = day('2026-11-27');
const order = (more: Partial<SimulationOrder> = {}): SimulationOrder => ({
  on: ON,
  schemes,
  assumptions,
  levers,
  ...more,
});

const home = (id: number, more: Partial<HomeFacts> = {}): HomeFacts => ({
  id,
  commune: '59183',
  kind: id % 3 === 0 ? 'flat' : 'house',
  livingArea: 40 + (id % 80),
  yearBuilt: 1900 + (id % 100),
  vacantSince: `${2008 + (id % 15)}-01-01`,
  energyClass: null,
  owner: id % 5 === 0 ? 'company' : 'person',
  ...more,
});
const homes = (count: number): HomeFacts[] => Array.from({ length: count }, (_, index) => home(index + 1));

function replayed(of: readonly HomeFacts[], given = order()) {
  const { replay, tally } = compileReplay(given);
  replay(of);
  return tally;
}

describe('The owners of a simulation', () => {
  it('are drawn once for a home, whatever is asked before or after', () => {
    expect(draw(7, 'income')).toBe(draw(7, 'income'));
    expect(draw(7, 'income')).not.toBe(draw(7, 'tenure'));
    expect(draw(7, 'income')).not.toBe(draw(8, 'income'));
  });

  it('have incomes in the shares that the assumptions state', () => {
    const shares = assumptions.incomeBands;
    const drawn = homes(20_000).map(({ id }) => pick(shares, draw(id, 'income')));
    for (const [band, share] of Object.entries(shares)) {
      const found = drawn.filter((word) => word === band).length / drawn.length;
      expect(Math.abs(found - share / 10_000), band).toBeLessThan(0.012);
    }
  });

  it('refuses assumptions whose shares do not add up', () => {
    const wrong = { ...assumptions, incomeBands: { modest: 9_000 } };
    expect(assumptionsSchema.safeParse(wrong).success).toBe(false);
    expect(assumptionsSchema.safeParse(assumptions).success).toBe(true);
  });
});

describe('A replay', () => {
  it('gives each home what an estimate of the same project would give', () => {
    const projectOf = compileProjects(assumptions, levers, ON);
    for (const facts of homes(150)) {
      const simulated = projectOf(facts);
      if (simulated === null) continue;
      const { measures, ...rest } = simulated.project.situation;
      const input = { ...rest, measures: measures.map((m) => ({ ...m, costHT: cents(m.costHT) })) };
      const tally = replayed([facts]);
      for (const [index, scheme] of schemes.entries()) {
        const shown = estimate(input, schemeVersion(scheme), levers, ON);
        expect(tally.schemes[index]?.everyone).toBe(
          shown.scheme?.status === 'eligible' ? shown.scheme.amount : 0,
        );
      }
    }
  });

  it('leaves open what the register cannot tell, and counts every home once', () => {
    const tally = replayed([
      home(1, { livingArea: null }),
      home(2, { vacantSince: null }),
      ...homes(50).slice(2),
    ]);
    const [pilot] = tally.schemes;
    expect(pilot?.open).toBeGreaterThanOrEqual(1);
    for (const { eligible, refused, open } of tally.schemes)
      expect(eligible + refused + open + tally.withoutWorks).toBe(tally.homes);
  });

  it('does not depend on how the homes are dealt out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 399 }), (cut) => {
        const all = homes(400);
        const { replay, tally } = compileReplay(order());
        replay(all.slice(0, cut));
        replay(all.slice(cut));
        expect(simulationOf(order(), tally)).toEqual(simulationOf(order(), replayed(all)));
      }),
      { numRuns: 10 },
    );
  });

  it('finds no winner and no loser between a scheme and itself', () => {
    const [pilot] = schemes;
    const tally = replayed(homes(300), order({ schemes: [pilot, pilot] as typeof schemes }));
    expect(tally.schemes[1]?.changes).toMatchObject({ winners: 0, losers: 0, gained: 0, lost: 0 });
  });

  it('finds that all who get anything lose when the scheme is halved', () => {
    const [pilot] = schemes as [(typeof schemes)[number]];
    const rate = {
      ...pilot.rate,
      table: pilot.rate.table.map((row) => ({ ...row, rate: (row.rate / 2) as never })),
    };
    const tally = replayed(homes(300), order({ schemes: [pilot, { ...pilot, rate, premiums: [] }] }));
    const { winners, losers } = tally.schemes[1]?.changes ?? { winners: -1, losers: -1 };
    expect(winners).toBe(0);
    expect(losers).toBeGreaterThan(50);
  });
});

describe('A simulation', () => {
  it('expects under any take-up what a replay under that take-up would expect', () => {
    const tally = replayed(homes(400));
    const other: Assumptions['takeUp'] = { withoutAid: 400, fullyPaid: 2_500 } as Assumptions['takeUp'];
    const again = replayed(homes(400), order({ assumptions: { ...assumptions, takeUp: other } }));
    expect(simulationOf(order(), tally, other)).toEqual(
      simulationOf(order({ assumptions: { ...assumptions, takeUp: other } }), again),
    );
  });

  it('counts one owner in a hundred when one in a hundred goes ahead whatever is paid', () => {
    expect(expected({ plain: 300, covered: 120 }, { withoutAid: 100, fullyPaid: 100 } as never)).toBe(3);
    expect(expected({ plain: 300, covered: 120 }, { withoutAid: 100, fullyPaid: 1_100 } as never)).toBe(15);
  });

  it('adds nobody where the scheme changes nothing for the owner', () => {
    const flat = { ...assumptions, takeUp: { withoutAid: 500, fullyPaid: 500 } } as Assumptions;
    const [first] = simulationOf(order({ assumptions: flat }), replayed(homes(200))).schemes;
    expect(first).toMatchObject({ additional: 0, perAdditional: null });
    expect(first?.budget).toBeGreaterThan(0);
  });

  it('adds up: bands and communes make the budget, to a cent for each', () => {
    const [first] = simulationOf(order(), replayed(homes(500))).schemes;
    const sum = (parts: readonly { budget: number }[] = []) =>
      parts.reduce((all, { budget }) => all + budget, 0);
    expect(Math.abs(sum(first?.byBand) - (first?.budget ?? 0))).toBeLessThanOrEqual(5);
    expect(Math.abs(sum(first?.byCommune) - (first?.budget ?? 0))).toBeLessThanOrEqual(2);
    expect(first?.sensitivity.map(({ factor }) => factor)).toEqual([0.5, 1, 1.5]);
    expect(first?.sensitivity[1]).toMatchObject({ budget: first?.budget, served: first?.served });
  });

  it('runs in threads, tells how far it is, and finds the same', async () => {
    const told: number[] = [];
    const all = homes(6_000);
    const tally = await runSimulation(order(), all, {
      threads: 2,
      onProgress: (counted) => told.push(counted),
    });
    const direct = replayed(all);
    expect(tally.homes).toBe(6_000);
    expect(tally.schemes.map(({ everyone, eligible }) => [everyone, eligible])).toEqual(
      direct.schemes.map(({ everyone, eligible }) => [everyone, eligible]),
    );
    expect(told).toHaveLength(3);
    expect(told.at(-1)).toBe(6_000);
  });

  it('finds the same again in threads that have served before', async () => {
    const all = homes(6_000);
    const amounts = (tally: ReplayTally) => tally.schemes.map(({ everyone }) => everyone);
    const first = await runSimulation(order(), all, { threads: 2 });
    const again = await runSimulation(order(), all, { threads: 2 });
    expect(again.homes).toBe(6_000);
    expect(amounts(again)).toEqual(amounts(first));
  });

  it('gives up when asked to', async () => {
    const stop = new AbortController();
    const run = runSimulation(order(), homes(20_000), {
      onProgress: () => stop.abort(new Error('enough')),
      signal: stop.signal,
    });
    await expect(run).rejects.toThrow('enough');
  });

  it('simulates nothing on no home', async () => {
    const tally = await runSimulation(order(), []);
    expect(simulationOf(order(), tally).schemes[0]).toMatchObject({
      eligible: 0,
      budget: 0,
      averageGrant: null,
    });
  });
});
