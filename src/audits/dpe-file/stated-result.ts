import { type Day, day } from '../../shared/dates.ts';
import { type EnergyClass, isEnergyClass, worseOf } from '../energy-class.ts';
import { type DpeFields, numberAt, textAt } from './dpe-tree.ts';

export type ElectricityFactor = 1.9 | 2.3;

/** What a DPE announces, or what it comes to by the same rules: both are compared like with like. */
export type LabelFigures = {
  /** kWh of primary energy per m² and year. */
  readonly ep: number;
  /** kgCO2e per m² and year. */
  readonly ges: number;
  readonly epClass: EnergyClass;
  readonly gesClass: EnergyClass;
  /** Worse of the two. */
  readonly energyClass: EnergyClass;
};

/** The rules of the day on which a DPE was made. */
export type LabelRules = {
  readonly factor: ElectricityFactor;
  /**
   * Small dwellings have limits of their own since 1 July 2024 (arrêté of 25 March 2024), which version 2.4 of the file
   * came with: a file of that version follows them whatever its date.
   */
  readonly smallDwellings: boolean;
  /**
   * The cold of December in zone H2d as it was published until the middle of 2024, two thirds too high: some 150,000 DPE
   * of that zone count 10 to 15 % too much (Open3CL, issue 110).
   */
  readonly coldDecember: boolean;
};

const NEW_FACTOR_SINCE = day('2026-01-01');
const MID_2024 = day('2024-07-01');
const VERSION = ['administratif', 'enum_version_id'] as const;
const VERSION_OF_MID_2024 = 2.4;
const ZONE_H2D = '7';
const NEAR = 0.02;

/** The label printed in the file; null when it has none, or none that can be read. */
export function statedLabel(dpe: DpeFields): LabelFigures | null {
  const output = ['logement', 'sortie'];
  const ep = numberAt(dpe, ...output, 'ep_conso', 'ep_conso_5_usages_m2');
  const ges = numberAt(dpe, ...output, 'emission_ges', 'emission_ges_5_usages_m2');
  const epClass = textAt(dpe, ...output, 'ep_conso', 'classe_bilan_dpe')?.toUpperCase();
  const gesClass = textAt(dpe, ...output, 'emission_ges', 'classe_emission_ges')?.toUpperCase();
  if (ep === undefined || ges === undefined || !isEnergyClass(epClass) || !isEnergyClass(gesClass))
    return null;
  return { ep, ges, epClass, gesClass, energyClass: worseOf(epClass, gesClass) };
}

/** By the date, but for the factor of electricity where the file's own light tells it: kWh drawn, and as primary. */
export function rulesOf(dpe: DpeFields, date: Day): LabelRules {
  const sinceMid2024 = date >= MID_2024 || Number(textAt(dpe, ...VERSION)) >= VERSION_OF_MID_2024;
  return {
    factor: factorOfLight(dpe) ?? (date < NEW_FACTOR_SINCE ? 2.3 : 1.9),
    smallDwellings: sinceMid2024,
    coldDecember: !sinceMid2024 && textAt(dpe, 'logement', 'meteo', 'enum_zone_climatique_id') === ZONE_H2D,
  };
}

function factorOfLight(dpe: DpeFields): ElectricityFactor | undefined {
  const final = numberAt(dpe, 'logement', 'sortie', 'ef_conso', 'conso_eclairage') ?? 0;
  const primary = numberAt(dpe, 'logement', 'sortie', 'ep_conso', 'ep_conso_eclairage') ?? 0;
  if (final <= 0) return undefined;
  return ([1.9, 2.3] as const).find((factor) => Math.abs(primary / final - factor) < NEAR);
}
