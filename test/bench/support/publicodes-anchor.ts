import Engine from 'publicodes';
import { emptyAward } from '../../../src/incentives/compiled/compile-rule.ts';
import { compileScheme } from '../../../src/incentives/compiled/compile-scheme.ts';
import { type Project, projectOf } from '../../../src/incentives/compiled/project.ts';
import { UNSURE } from '../../../src/incentives/compiled/verdicts.ts';
import type { SchemeDefinition } from '../../../src/incentives/scheme-schema.ts';
import { pilotRules, pilotSituation } from './pilot-in-publicodes.ts';

export type Anchor = {
  /** Projects whose grant the two reckon to the same cent, and those that get one. */
  readonly same: number;
  readonly compared: number;
  readonly paid: number;
  /** CPU of one evaluation, µs. */
  readonly publicodes: number;
  readonly own: number;
};

/** Evaluations of ours for one of publicodes: enough to be timed. */
const TIMES = 40;

/**
 * The pilot scheme on the same projects, in publicodes and in ours: amounts compared, CPU measured. Ours begins at the
 * situation each time, so that nothing is remembered of the last; both are warm.
 */
export function anchor(scheme: SchemeDefinition, all: readonly Project[]): Anchor {
  const own = compileScheme(scheme);
  const award = emptyAward();
  // Questions still open: publicodes has no third value to compare with.
  const projects = all.filter((project) => {
    own(project, award);
    return award.status !== UNSURE;
  });
  const engine = new Engine(pilotRules as never, { logger: SILENT, strict: false });
  const theirs = projects.map((project) => grantOf(engine, project));
  const ours = projects.map((project) => {
    own(project, award);
    return award.amount;
  });
  const again = cpuOf(() => {
    for (const project of projects) grantOf(engine, project);
  });
  const fast = cpuOf(() => {
    for (let time = 0; time < TIMES; time += 1)
      for (const { situation, aids } of projects) own(projectOf({ ...situation }, aids), award);
  });
  return {
    compared: projects.length,
    same: ours.filter((amount, at) => amount === theirs[at]).length,
    paid: ours.filter((amount) => amount > 0).length,
    publicodes: again / projects.length,
    own: fast / (projects.length * TIMES),
  };
}

const SILENT = { log: () => {}, warn: () => {}, error: () => {} };

function grantOf(engine: Engine, project: Project): number {
  const { nodeValue } = engine.setSituation(pilotSituation(project) as never).evaluate('aide');
  return typeof nodeValue === 'number' ? nodeValue : 0;
}

/** CPU of the process, µs: neighbours disturb it less than the clock. */
function cpuOf(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}
