import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { type Bench, roundsOf, told } from './support/bench.ts';
import { percentile } from './support/percentile.ts';

const ROUNDS = { quick: 200, full: 1000 };
const WARM_UP = 50;

/** The 3CL computation of the reference house in its thread, once warm. */
export const energyCost: Bench = {
  name: 'energy',
  check: null,
  title: '3CL computation of a dwelling, warm',
  run: async (settings) => {
    const rounds = roundsOf(settings, ROUNDS);
    const engine = await startEnergyEngine();
    try {
      for (let round = 0; round < WARM_UP; round += 1) await engine.compute(REFERENCE_HOUSE);
      const times: number[] = [];
      const cpu = process.cpuUsage();
      for (let round = 0; round < rounds; round += 1) {
        const from = performance.now();
        await engine.compute(REFERENCE_HOUSE);
        times.push(performance.now() - from);
      }
      const { user, system } = process.cpuUsage(cpu);
      return [
        told('dwellings computed', rounds),
        told('CPU per dwelling', (user + system) / 1000 / rounds, 'ms'),
        told('p50', percentile(times, 0.5), 'ms'),
        told('p99', percentile(times, 0.99), 'ms'),
      ];
    } finally {
      await engine.close();
    }
  },
};
