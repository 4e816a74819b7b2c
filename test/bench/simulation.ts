import { cpus } from 'node:os';
import type { SchemeDefinition } from '../../src/incentives/scheme-schema.ts';
import { inventedHomes } from '../../src/incentives/simulation/invented-homes.ts';
import type { SimulationOrder } from '../../src/incentives/simulation/replay.ts';
import { compileProjects, type HomeFacts } from '../../src/incentives/simulation/simulated-project.ts';
import { runSimulation } from '../../src/incentives/simulation/start-simulation.ts';
import { loadProgramme } from '../../src/programme/load-programme.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { simulation as assumptions } from '../../src/programme/packs/dunkerque/simulation.ts';
import { day } from '../../src/shared/dates.ts';
import type { BasisPoints } from '../../src/shared/money.ts';
import { atLeast, atMost, type Bench, exactly, type Finding, roundsOf, told } from './support/bench.ts';
import { anchor } from './support/publicodes-anchor.ts';

const HOMES = 100_000;
const VARIANTS = 10;
const ON = day('2026-11-27');

/** Rates one point lower each time: every variant is another rule, none a copy that could be kept from the last. */
const variant = (index: number): SchemeDefinition => {
  const scheme = schemes[index % schemes.length] as SchemeDefinition;
  const table = scheme.rate.table.map((row) => ({
    ...row,
    rate: Math.max(0, row.rate - index * 100) as BasisPoints,
  }));
  return { ...scheme, version: index + 1, rate: { ...scheme.rate, table } };
};

/** Projects on which the scheme written in publicodes is compared: it takes milliseconds for each. */
const SAMPLE = 400;

function besideAnchor(homes: readonly HomeFacts[], { on, levers }: SimulationOrder): Finding[] {
  const projectOf = compileProjects(assumptions, levers, on);
  const projects = homes.slice(0, SAMPLE).flatMap((home) => projectOf(home)?.ways[0]?.project ?? []);
  const found = anchor(schemes[0] as SchemeDefinition, projects);
  return [
    exactly('the pilot in publicodes, same to the cent', found.same, found.compared),
    atLeast('of which projects paid', found.paid, 20),
    told('CPU of one evaluation in publicodes', found.publicodes, 'µs'),
    told('CPU of one evaluation here, alone', found.own, 'µs'),
    atLeast('times faster', found.publicodes / found.own, 300),
  ];
}

/**
 * Ten schemes replayed on a hundred thousand homes, homes sent included. The first run starts its threads; those after
 * find them at hand, as a manager does who changes a figure and looks again.
 */
export const simulation: Bench = {
  name: 'simulation',
  check: null,
  title: `Simulation of ${VARIANTS} schemes on ${HOMES.toLocaleString('en')} homes`,
  run: async (settings) => {
    const { programme, territory } = await loadProgramme('dunkerque');
    const homes = inventedHomes(programme, territory, { count: HOMES, asOf: ON });
    const order = {
      on: ON,
      schemes: Array.from({ length: VARIANTS }, (_, index) => variant(index)),
      assumptions,
      levers: programme.levers,
    };
    const threads = cpus().length;
    const times: number[] = [];
    const work: number[] = [];
    const rounds = roundsOf(settings, { quick: 3, full: 10 });
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      const before = process.cpuUsage();
      await runSimulation(order, homes, { threads });
      const { user, system } = process.cpuUsage(before);
      times.push((performance.now() - from) / 1000);
      work.push(user + system);
    }
    const evaluations = HOMES * VARIANTS;
    const best = Math.min(...times);
    return [
      told('threads', threads),
      told('first run, threads started', times[0] ?? 0, 's'),
      atMost('best of the runs', best, 2, 's'),
      told('evaluations a second', Math.round(evaluations / best)),
      told('CPU per evaluation, threads started', (work[0] ?? 0) / evaluations, 'µs'),
      atMost('CPU per evaluation, best of the runs', Math.min(...work) / evaluations, 3, 'µs'),
      ...besideAnchor(homes, order),
    ];
  },
};
