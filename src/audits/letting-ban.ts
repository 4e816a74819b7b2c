import { type Day, day } from '../shared/dates.ts';
import type { EnergyClass } from './energy-class.ts';

/** Energy decency: the worst classes may no longer be let from these days on (law of 22 August 2021, art. 160). */
const BANS: Partial<Record<EnergyClass, Day>> = {
  G: day('2025-01-01'),
  F: day('2028-01-01'),
  E: day('2034-01-01'),
};

/** Day from which a dwelling of that class may not be let; null when no ban is voted. */
export const lettingBanDate = (energyClass: EnergyClass): Day | null => BANS[energyClass] ?? null;
