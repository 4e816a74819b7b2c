import { refused } from '../../shared/errors.ts';
import { type AuditAnswers, type Known, known } from '../audit-answers.ts';
import type { SiteFacts } from '../site-facts.ts';
import {
  BOILERS,
  ELECTRIC,
  ENERGY,
  HEAT_PUMPS,
  HOT_WATER_OFFSET,
  idOfYear,
  NETWORK,
  NETWORK_INSULATED_SINCE,
  STOVES,
  UNKNOWN_YEAR,
  WOOD_BOILERS,
} from './generators.ts';
import { mustAnswer } from './must-answer.ts';

/** What heats, reduced to what the systems modules need. */
export type HeatingChoice = {
  /** `enum_type_generateur_ch_id` */
  readonly generator: number;
  readonly energy: string;
  /** Water in pipes, refrigerant in pipes, or heat where it is made. */
  readonly delivery: 'hydronic' | 'air' | 'electric' | 'stove';
  /** Pipes below 65 °C. */
  readonly lowTemperature: boolean;
  /** `enum_type_emission_distribution_id`, where the generator is its own emitter. */
  readonly ownEmitter?: string;
  /** Hot-water id of the same machine, when it can make hot water. */
  readonly hotWaterTwin?: number;
};

type Heating = Known<'heating'>;
const FUEL = { 'gas-boiler': ENERGY.gas, 'oil-boiler': ENERGY.oil, 'lpg-boiler': ENERGY.propane } as const;
const unsupported = (what: string) => refused(`audits.errors.unsupported.${what}`);

const boiler = (
  generator: number,
  energy: string,
  offset: number = HOT_WATER_OFFSET.default,
): HeatingChoice => ({
  generator,
  energy,
  delivery: 'hydronic',
  lowTemperature: false,
  hotWaterTwin: generator - offset,
});

/**
 * The generator behind the answers.
 * @throws DomainError `audits.errors.unsupported.*` for what the software does not compute
 */
export function heatingChoice(answers: AuditAnswers, site: SiteFacts): HeatingChoice {
  const heating = mustAnswer(answers, 'heating');
  const year = known(answers, 'heatingYear') ?? UNKNOWN_YEAR;
  switch (heating) {
    case 'none':
      if (site.missingSystems === null) throw unsupported('noHeating');
      return electric(site.missingSystems.standIn);
    case 'collective':
      throw unsupported('collectiveHeating');
    case 'other':
      throw unsupported('otherHeating');
    case 'heat-network':
      return network(answers, site, year);
    case 'gas-boiler':
      return boiler(boilerId(heating, answers, year), ENERGY.gas);
    case 'oil-boiler':
      return boiler(boilerId(heating, answers, year), ENERGY.oil);
    case 'lpg-boiler':
      return boiler(boilerId(heating, answers, year), ENERGY.propane, HOT_WATER_OFFSET[heating]);
    case 'log-boiler':
      return boiler(idOfYear(WOOD_BOILERS[heating], year), ENERGY.logs);
    case 'pellet-boiler':
      return boiler(idOfYear(WOOD_BOILERS[heating], year), ENERGY.pellets);
    case 'heat-pump-air-water':
      return {
        generator: idOfYear(HEAT_PUMPS[heating], year),
        energy: ENERGY.electricity,
        delivery: 'hydronic',
        lowTemperature: true,
      };
    case 'heat-pump-air-air':
      return airPump(year);
    case 'log-stove':
    case 'pellet-stove':
      return stove(heating, year);
    default:
      return electric(heating);
  }
}

export const airPump = (year: number): HeatingChoice => ({
  generator: idOfYear(HEAT_PUMPS['heat-pump-air-air'], year),
  energy: ENERGY.electricity,
  delivery: 'air',
  lowTemperature: true,
  ownEmitter: '42',
});

export const stove = (kind: keyof typeof STOVES, year: number): HeatingChoice => ({
  generator: idOfYear(STOVES[kind], year),
  energy: kind === 'log-stove' ? ENERGY.logs : ENERGY.pellets,
  delivery: 'stove',
  lowTemperature: false,
  ownEmitter: '21',
});

export const electric = (heating: keyof typeof ELECTRIC): HeatingChoice => ({
  generator: ELECTRIC[heating].id,
  energy: ENERGY.electricity,
  delivery: 'electric',
  lowTemperature: false,
  ownEmitter: ELECTRIC[heating].emitter,
});

function boilerId(heating: keyof typeof BOILERS, answers: AuditAnswers, year: number): number {
  const kind = known(answers, 'boilerKind') ?? 'standard';
  return idOfYear(BOILERS[heating][kind], year);
}

/** In a block, a network comes through the building's own substation: that is collective heating. */
function network(answers: AuditAnswers, site: SiteFacts, year: number): HeatingChoice {
  if (answers.kind === 'flat') throw unsupported('collectiveHeating');
  if (site.heatNetwork === null) throw unsupported('unknownHeatNetwork');
  const ids = year >= NETWORK_INSULATED_SINCE ? NETWORK.recent : NETWORK.old;
  return {
    generator: ids.heating,
    energy: ENERGY.network,
    delivery: 'hydronic',
    lowTemperature: false,
    hotWaterTwin: ids.hotWater,
  };
}

/**
 * The stove or insert beside the main heating: the method counts a quarter of the need as its own (annex 1, §9.2).
 * @returns null where there is none, or nobody knows of one
 */
export function backupChoice(answers: AuditAnswers): HeatingChoice | null {
  const backup = known(answers, 'backupHeating');
  if (backup === undefined || backup === 'none') return null;
  return stove(backup, known(answers, 'backupHeatingYear') ?? UNKNOWN_YEAR);
}

/**
 * The boiler kept to relieve a heat pump on the coldest days: the method counts a fifth of the need as its own
 * (annex 1, §9.2). Of the standard kind: a better one would not have been given a pump.
 * @returns null where there is none, or nobody knows of one
 */
export function reliefChoice(answers: AuditAnswers): HeatingChoice | null {
  const relief = known(answers, 'reliefBoiler');
  if (answers.heating !== 'heat-pump-air-water' || relief === undefined || relief === 'none') return null;
  const year = known(answers, 'reliefBoilerYear') ?? UNKNOWN_YEAR;
  switch (relief) {
    case 'pellet-boiler':
      return boiler(idOfYear(WOOD_BOILERS[relief], year), ENERGY.pellets);
    case 'log-boiler':
      return boiler(idOfYear(WOOD_BOILERS[relief], year), ENERGY.logs);
    default:
      return boiler(idOfYear(BOILERS[relief].standard, year), FUEL[relief]);
  }
}

/** Generators that can make the hot water too. */
export const makesHotWater = (heating: Heating | undefined): boolean =>
  heating !== undefined &&
  (heating in BOILERS ||
    heating in WOOD_BOILERS ||
    heating === 'heat-pump-air-water' ||
    heating === 'heat-network');
