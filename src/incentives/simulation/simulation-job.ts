import { cpus } from 'node:os';
import { casesForEvaluation } from '../../cases/cases-queries.ts';
import type { Services } from '../../context.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { dayOf } from '../../shared/dates.ts';
import { vacantHomesForSimulation } from '../../units/units-queries.ts';
import type { EstimateInput } from '../estimate-input.ts';
import type { SimulationWork } from './ask-simulation.ts';
import { homeFacts } from './home-facts.ts';
import { keptSchemes, orderOf, type SimulationResult } from './kept-simulation.ts';
import { type DecidedCase, replayCases } from './replay-cases.ts';
import { findSimulation, noteSimulation, type SimulationRow } from './simulation-store.ts';
import { runSimulation } from './start-simulation.ts';

/** How often progress is noted, and a wish to cancel noticed. */
const BEAT_MS = 400;

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
  const { db, clock, programme } = services;
  const homes = (await vacantHomesForSimulation(db.read)).map(homeFacts);
  await db.tx((d) => noteSimulation(d, row.id, { state: 'running', total: homes.length, done: 0 }));
  const stop = new AbortController();
  let counted = 0;
  const beat = setInterval(async () => {
    const goesOn = await db.tx((d) => noteSimulation(d, row.id, { done: counted }));
    if (!goesOn) stop.abort();
  }, BEAT_MS);
  try {
    const tally = await runSimulation(orderOf(row, programme.levers), homes, {
      threads: Math.max(1, cpus().length - 1),
      signal: stop.signal,
      onProgress: (now) => {
        counted = now;
      },
    });
    const definitions = keptSchemes(row).map(({ definition }) => definition);
    const past = replayCases(await decidedCases(services), definitions, programme.levers, dayOf(clock()));
    return { tally, past };
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Cases whose award was computed and frozen. */
async function decidedCases({ db }: Services): Promise<DecidedCase[]> {
  return (await casesForEvaluation(db.read)).flatMap(({ ref, calculation, awarded }) => {
    const input = (calculation as { readonly input?: EstimateInput } | null)?.input;
    return ref !== null && input !== undefined && awarded !== null ? [{ ref, input, granted: awarded }] : [];
  });
}
