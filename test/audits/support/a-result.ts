import { classWithin, worseOf } from '../../../src/audits/energy-class.ts';
import type { EnergyResult } from '../../../src/audits/engine/energy-engine.ts';

const EP_LIMITS = [70, 110, 180, 250, 330, 420] as const;
const GES_LIMITS = [6, 11, 30, 50, 70, 100] as const;

/** A result with the figures that a test is about, the rest plain. */
export function aResult(figures: Partial<EnergyResult> = {}): EnergyResult {
  const { ep = 288, ges = 63 } = figures;
  const epClass = classWithin(EP_LIMITS, ep);
  const gesClass = classWithin(GES_LIMITS, ges);
  const energyClass = worseOf(epClass, gesClass);
  return {
    method: '3CL-DPE 2021',
    engine: 'test',
    reading: 'method',
    electricityFactor: 1.9,
    livingArea: 90,
    ep,
    ges,
    energyClass,
    epClass,
    gesClass,
    epLimits: EP_LIMITS,
    gesLimits: GES_LIMITS,
    underFactor: {
      '1.9': { factor: 1.9, ep, energyClass },
      '2.3': { factor: 2.3, ep, energyClass },
    },
    final: 20_400,
    finalByUse: { heating: 18_000, hotWater: 2000, cooling: 0, lighting: 200, auxiliaries: 200 },
    finalByCarrier: { gas: 20_000, electricity: 400 },
    spendthriftByCarrier: { gas: 24_000, electricity: 400 },
    gesTotal: ges * 90,
    losses: {
      walls: 87,
      roof: 63,
      floor: 18,
      windows: 81,
      doors: 7,
      thermalBridges: 29,
      airRenewal: 81,
    },
    lossesTotal: 366,
    summerComfort: 'average',
    assumptions: [],
    messages: [],
    ...figures,
  };
}
