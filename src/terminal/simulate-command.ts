import { cpus } from 'node:os';
import { checkScheme } from '../incentives/check-scheme.ts';
import type { LeverParameters } from '../incentives/levers/lever-parameters.ts';
import { parseScheme } from '../incentives/scheme.ts';
import { schemeCode } from '../incentives/scheme-code.ts';
import { schemeSchema } from '../incentives/scheme-schema.ts';
import type { Assumptions } from '../incentives/simulation/assumptions.ts';
import { homeFacts } from '../incentives/simulation/home-facts.ts';
import { inventedHomes } from '../incentives/simulation/invented-homes.ts';
import type { HomeFacts } from '../incentives/simulation/simulated-project.ts';
import { type Simulation, simulationOf } from '../incentives/simulation/simulation.ts';
import { runSimulation } from '../incentives/simulation/start-simulation.ts';
import { usualAssumptions } from '../incentives/simulation/usual-assumptions.ts';
import { leversInForce } from '../incentives/vintages/levers-in-force.ts';
import { loadProgramme } from '../programme/load-programme.ts';
import { type Day, dayOf, instant } from '../shared/dates.ts';
import { vacantHomesForSimulation } from '../units/units-queries.ts';
import { type Command, CommandFailed, type Terminal, UsageError } from './command.ts';
import { readJson } from './read-json.ts';

const MOST_UNITS = 5_000_000;

export const simulateCommand: Command = {
  usage: 'simulate [--schemes A.json,B.json] [--units N] [--json]',
  summary:
    'Replays schemes on the homes of the register, or on N invented ones, and compares them with the first. `schema scheme` describes a scheme.',
  options: {
    schemes: { type: 'string', text: 'Scheme files, separated by commas (default: those of the programme)' },
    units: { type: 'string', text: 'Invented homes to simulate on, instead of the register' },
    json: { type: 'boolean', text: 'Print the whole result as JSON' },
  },
  async run(terminal, { flags }) {
    const { programme } = await loadProgramme(terminal.config.programme);
    const assumptions = await assumptionsFor(terminal, flags.units);
    if (assumptions === null) throw new CommandFailed('The programme states no assumptions to simulate on.');
    const on = dayOf(instant(Date.now()));
    const schemes = typeof flags.schemes === 'string' ? schemesIn(flags.schemes) : [...programme.schemes];
    const homes = await homesFor(terminal, flags.units, on);
    const order = {
      on,
      schemes,
      assumptions,
      levers: await leversFor(terminal, flags.units),
    };
    const from = performance.now();
    const tally = await runSimulation(order, homes, { threads: cpus().length });
    terminal.tell(
      `${homes.length} homes × ${schemes.length} schemes in ${Math.round(performance.now() - from)} ms`,
    );
    const simulation = simulationOf(order, tally);
    terminal.print(flags.json ? JSON.stringify(simulation, null, 2) : summary(simulation));
  },
};

function schemesIn(list: string) {
  const files = list.split(',').filter((file) => file !== '');
  if (files.length === 0) throw new UsageError('--schemes names no file.');
  return files.map((file) => {
    const scheme = parseScheme(readJson(file, schemeSchema));
    const errors = checkScheme(scheme).filter(({ level }) => level === 'error');
    if (errors.length > 0)
      throw new CommandFailed(
        `${file} (${schemeCode(scheme)}) cannot be applied: ${errors.map(({ code, place }) => `${code} at ${place}`).join(', ')}. \`scheme check\` says more.`,
      );
    return scheme;
  });
}

/** On the register, the vintages that the service published count; invented homes are simulated on the pack alone. */
async function leversFor(terminal: Terminal, units: string | boolean | undefined): Promise<LeverParameters> {
  if (units !== undefined) return (await loadProgramme(terminal.config.programme)).programme.levers;
  const services = await terminal.services();
  return leversInForce(services.db.read, services);
}

/** On the register, what the service saved counts; invented homes are simulated on the pack alone. */
async function assumptionsFor(
  terminal: Terminal,
  units: string | boolean | undefined,
): Promise<Assumptions | null> {
  if (units !== undefined) return (await loadProgramme(terminal.config.programme)).programme.simulation;
  const services = await terminal.services();
  return (await usualAssumptions(services.db.read, services))?.assumptions ?? null;
}

async function homesFor(
  terminal: Terminal,
  units: string | boolean | undefined,
  on: Day,
): Promise<HomeFacts[]> {
  if (units === undefined) {
    const { db } = await terminal.services();
    return (await vacantHomesForSimulation(db.read)).map(homeFacts);
  }
  const count = Number(units);
  if (!Number.isInteger(count) || count < 1 || count > MOST_UNITS)
    throw new UsageError(`--units is a number from 1 to ${MOST_UNITS}.`);
  const { programme, territory } = await loadProgramme(terminal.config.programme);
  return inventedHomes(programme, territory, { count, asOf: on });
}

function summary({ homes, schemes, takeUp }: Simulation): string {
  const euros = (cents: number | null) =>
    cents === null ? '–' : `${Math.round(cents / 100).toLocaleString('en')} €`;
  const lines = schemes.map(
    ({ code, version, eligible, open, served, budget, additional, perAdditional, changes }) =>
      `${code} v${version}: ${eligible} eligible, ${open} to be completed; expected ${served.toFixed(1)} homes, ${euros(budget)}, ${additional.toFixed(1)} more than without (${euros(perAdditional)} each); ${changes.winners} better and ${changes.losers} worse off than under the first`,
  );
  const shares = `${takeUp.withoutAid / 100} % of owners go ahead without aid, ${takeUp.fullyPaid / 100} % when all is paid (assumed)`;
  return [`${homes} homes; ${shares}`, ...lines].join('\n');
}
