import type { EnergyEngine } from './energy-engine.ts';
import { startEnergyEngine } from './start-energy-engine.ts';

/** An engine that starts at the first dwelling: for those who may never need it (terminal, tests). */
export function engineOnDemand(start: () => Promise<EnergyEngine> = startEnergyEngine): EnergyEngine {
  let started: Promise<EnergyEngine> | undefined;
  const engine = (): Promise<EnergyEngine> => {
    started ??= start();
    return started;
  };
  return {
    compute: async (answers, site) => (await engine()).compute(answers, site),
    computeMany: async (dwellings) => (await engine()).computeMany(dwellings),
    traitsOf: async (dwellings) => (await engine()).traitsOf(dwellings),
    close: async () => (await started)?.close(),
  };
}
