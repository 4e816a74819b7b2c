import { invalid, refused } from '../../shared/errors.ts';
import { type AuditAnswers, known } from '../audit-answers.ts';
import type { SiteFacts } from '../site-facts.ts';
import {
  ENERGY,
  GAS_WATER_HEATERS,
  HEAT_PUMP_HOT_WATER,
  INSTANT_ELECTRIC,
  idOfYear,
  THERMODYNAMIC_WATER_HEATERS,
  UNKNOWN_YEAR,
  VERTICAL_TANK,
} from './generators.ts';
import type { HeatingChoice } from './heating-choice.ts';
import { mustAnswer } from './must-answer.ts';

export type HotWaterChoice = {
  /** `enum_type_generateur_ecs_id` */
  readonly generator: number;
  readonly energy: string;
  /** Litres; 0 = made as it is drawn. */
  readonly tank: number;
  /** The very boiler that heats. */
  readonly sharesGenerator: boolean;
};

const unsupported = (what: string) => refused(`audits.errors.unsupported.${what}`);
/** Volumes met when nobody read the plate, litres. */
const USUAL_TANK = 200;
const USUAL_SOLID_FUEL_TANK = 100;
const MODERN_WATER_HEATER_YEAR = 2012;

/**
 * What makes the hot water.
 * @throws DomainError `audits.errors.unsupported.*`, or `audits.errors.answer.hotWaterNeedsBoiler`
 */
export function hotWaterChoice(
  answers: AuditAnswers,
  site: SiteFacts,
  heating: HeatingChoice,
): HotWaterChoice {
  const hotWater = mustAnswer(answers, 'hotWater');
  const tank = known(answers, 'tankVolume');
  const year = known(answers, 'waterHeaterYear');
  switch (hotWater) {
    case 'other':
      throw unsupported('otherHotWater');
    case 'none':
      if (site.missingSystems === null) throw unsupported('noHotWater');
      return electricTank(USUAL_TANK);
    case 'electric-tank':
      return electricTank(tank ?? USUAL_TANK);
    case 'gas-water-heater':
      return own(idOfYear(GAS_WATER_HEATERS, year ?? UNKNOWN_YEAR), ENERGY.gas, 0);
    case 'thermodynamic':
      return own(
        idOfYear(THERMODYNAMIC_WATER_HEATERS, year ?? MODERN_WATER_HEATER_YEAR),
        ENERGY.electricity,
        tank || USUAL_TANK,
      );
    default:
      return withHeating(answers, heating, tank);
  }
}

const own = (generator: number, energy: string, tank: number): HotWaterChoice => ({
  generator,
  energy,
  tank,
  sharesGenerator: false,
});

/** An instant electric heater is a tank without its losses (annex 1, §12.4.1). */
const electricTank = (tank: number): HotWaterChoice =>
  own(tank > 0 ? VERTICAL_TANK : INSTANT_ELECTRIC, ENERGY.electricity, tank);

function withHeating(
  answers: AuditAnswers,
  heating: HeatingChoice,
  tank: number | undefined,
): HotWaterChoice {
  if (answers.heating === 'heat-pump-air-water') {
    const year = known(answers, 'heatingYear') ?? MODERN_WATER_HEATER_YEAR;
    return own(idOfYear(HEAT_PUMP_HOT_WATER, year), ENERGY.electricity, tank || USUAL_TANK);
  }
  if (heating.hotWaterTwin === undefined) throw invalid('audits.errors.answer.hotWaterNeedsBoiler');
  if (answers.heating === 'heat-network') return own(heating.hotWaterTwin, heating.energy, tank ?? 0);
  const instant = answers.heating === 'gas-boiler' || answers.heating === 'lpg-boiler';
  return {
    generator: heating.hotWaterTwin,
    energy: heating.energy,
    tank: tank ?? (instant ? 0 : USUAL_SOLID_FUEL_TANK),
    sharesGenerator: true,
  };
}
