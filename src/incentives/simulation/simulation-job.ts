import { cpus } from 'node:os';
import { casesForEvaluation } from '../../cases/cases-queries.ts';
import type { Services } from '../../context.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { dayOf } from '../../shared/dates.ts';
import { vacantHomesForSimulation } from '../../units/units-queries.ts';
import type { EstimateInput } from '../estimate-input.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { leversInForce } from '../vintages/levers-in-force.ts';
import type { SimulationWork } from './ask-simulation.ts';
import { homeFacts } from './home-facts.ts';
import { keptSchemes, orderOf, type SimulationResult } from './kept-simulation.ts';
import { type DecidedCase, type ReplayedCase, replayCases } from './replay-cases.ts';
import { findSimulation, noteSimulation, type SimulationRow } from './simulation-store.ts';
import { runSimulation } from './start-simulation.ts';

/** How often progress is noted, and a wish to cancel noticed. */
const BEAT_MS = 400;
/** Past cases read again before other work has its turn. */
const HANDFUL = 20;

/** Simulates on the register and on past cases. Begun again after a crash it starts anew; a failure is told, not tried again. */
export const simulateSchemes: OutboxHandler = async (services, row) => {
  const { simulation: id } = row.payload as SimulationWork;
  const { db, clock, log } = services;
  const found = await findSimulation(db.read, id);
  if (!found || found.endedAt !== null) return;
  try {
    const result = await simulate(services, found);
    if (result === null) return;
    const done = result.tally.homes;
    await db.tx((d) => noteSimulation(d, id, { state: 'done', result, done, endedAt: clock() }));
  } catch (error) {
    log.error({ err: error, simulation: id }, 'simulation failed');
    await db.tx((d) => noteSimulation(d, id, { state: 'failed', endedAt: clock() }));
  }
};

/** Null when it was cancelled meanwhile. */
async function simulate(services: Services, row: SimulationRow): Promise<SimulationResult | null> {
  const { db } = services;
  const levers = await leversInForce(db.read, services);
  const homes = (await vacantHomesForSimulation(db.read)).map(homeFacts);
  await db.tx((d) => noteSimulation(d, row.id, { state: 'running', total: homes.length, done: 0 }));
  const stop = new AbortController();
  let counted = 0;
  const beat = setInterval(() => {
    db.tx((d) => noteSimulation(d, row.id, { done: counted })).then(
      (goesOn) => goesOn || stop.abort(),
      () => undefined, // A beat missed: the next one tells.
    );
  }, BEAT_MS);
  try {
    const tally = await runSimulation({ ...orderOf(row), levers }, homes, {
      threads: Math.max(1, cpus().length - 1),
      signal: stop.signal,
      onProgress: (now) => {
        counted = now;
      },
    });
    return { tally, past: await replayPast(services, row, levers, stop.signal) };
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** A handful at a time: pages are served in between. */
async function replayPast(
  services: Services,
  row: SimulationRow,
  levers: LeverParameters,
  signal: AbortSignal,
): Promise<SimulationResult['past']> {
  const definitions = keptSchemes(row).map(({ definition }) => definition);
  const today = dayOf(services.clock());
  const decided = await decidedCases(services);
  const past: ReplayedCase[] = [];
  while (past.length < decided.length) {
    signal.throwIfAborted();
    past.push(...replayCases(decided.slice(past.length, past.length + HANDFUL), definitions, levers, today));
    await new Promise(setImmediate);
  }
  return past;
}

/** Cases whose award was computed and frozen. */
async function decidedCases({ db }: Services): Promise<DecidedCase[]> {
  return (await casesForEvaluation(db.read)).flatMap(({ ref, calculation, awarded }) => {
    const input = (calculation as { readonly input?: EstimateInput } | null)?.input;
    return ref !== null && input !== undefined && awarded !== null ? [{ ref, input, granted: awarded }] : [];
  });
}
