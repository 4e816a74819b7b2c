import { ENERGY_CLASSES, type EnergyClass } from '../incentives/vocabulary.ts';

export { ENERGY_CLASSES, type EnergyClass };

export const isEnergyClass = (value: unknown): value is EnergyClass =>
  ENERGY_CLASSES.includes(value as EnergyClass);

/** A is 0, G is 6. */
export const rankOf = (energyClass: EnergyClass): number => ENERGY_CLASSES.indexOf(energyClass);

/** The class of a dwelling is the worse of energy and climate ("double seuil", CCH art. D. 126-65). */
export const worseOf = (a: EnergyClass, b: EnergyClass): EnergyClass => (rankOf(a) >= rankOf(b) ? a : b);

/**
 * Upper limits of classes A to F; G is all the rest. Below 40 m² they depend on the area (arrêté of 25 March
 * 2024), so each result carries those of its own dwelling.
 */
export type ClassLimits = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Class of a yearly value per m²: a value equal to a limit is in the next class. */
export const classWithin = (limits: ClassLimits, perM2: number): EnergyClass => {
  const rank = limits.findIndex((limit) => perM2 < limit);
  return ENERGY_CLASSES[rank === -1 ? limits.length : rank] ?? 'G';
};
