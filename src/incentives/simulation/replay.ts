import type { Day } from '../../shared/dates.ts';
import { compileSettlement, type Settled } from '../compiled/settle-project.ts';
import { noParts } from '../compiled/shared-parts.ts';
import { NO, UNSURE, YES } from '../compiled/verdicts.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { UNKNOWN } from '../situation.ts';
import type { Assumptions } from './assumptions.ts';
import { compileProjects, type HomeFacts } from './simulated-project.ts';
import { type Band, countAward, countChange, emptyTally, type SchemeTally } from './tally.ts';

/** What is simulated: schemes against each other, the first being the one compared with. */
export type SimulationOrder = {
  /** Day on which the rules are read. */
  readonly on: Day;
  readonly schemes: readonly SchemeDefinition[];
  readonly assumptions: Assumptions;
  readonly levers: LeverParameters;
};

export type ReplayTally = {
  homes: number;
  /** Homes that the assumptions foresee no works for. */
  withoutWorks: number;
  /** One for each scheme, in order. */
  readonly schemes: SchemeTally[];
};

export const emptyReplay = (count: number): ReplayTally => ({
  homes: 0,
  withoutWorks: 0,
  schemes: Array.from({ length: count }, emptyTally),
});

/** Schemes made ready once; the function returned adds homes to its tally, any number at a time. */
export function compileReplay({ schemes, assumptions, levers, on }: SimulationOrder) {
  const projectOf = compileProjects(assumptions, levers, on);
  const without = compileSettlement(null);
  const parts = noParts();
  const settlements = schemes.map((scheme) => compileSettlement(scheme, parts));
  const alone: Settled = { status: NO, local: 0, remainder: 0 };
  const settled: Settled = { status: NO, local: 0, remainder: 0 };
  const tally = emptyReplay(schemes.length);

  const replayHome = (home: HomeFacts): void => {
    tally.homes += 1;
    const simulated = projectOf(home);
    if (simulated === null) {
      tally.withoutWorks += 1;
      return;
    }
    const { project, ways } = simulated;
    const { incomeBand } = project.situation;
    const band: Band = incomeBand === UNKNOWN ? 'none' : incomeBand;
    const of = { band, commune: home.commune };
    without(ways, alone);
    const coveredAlone = coveredShare(alone.remainder, project.totalTTC);
    let compared = 0;
    for (let index = 0; index < settlements.length; index += 1) {
      const own = tally.schemes[index] as SchemeTally;
      settlements[index]?.(ways, settled);
      const { status, local, remainder } = settled;
      const covered = coveredShare(remainder, project.totalTTC);
      own.coverage += covered;
      own.coverageWithout += coveredAlone;
      if (status === YES) countAward(own, local, remainder, covered, of);
      else if (status === UNSURE) own.open += 1;
      else own.refused += 1;
      if (index === 0) compared = local;
      countChange(own, band, local - compared);
    }
  };

  return {
    tally,
    replay: (homes: Iterable<HomeFacts>): void => {
      for (const home of homes) replayHome(home);
    },
  };
}

const coveredShare = (remainder: number, cost: number): number => (cost > 0 ? 1 - remainder / cost : 0);
