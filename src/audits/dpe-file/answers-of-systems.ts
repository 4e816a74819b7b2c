import type { AuditAnswers, Known } from '../audit-answers.ts';
import {
  GAS_WATER_HEATERS,
  type Generations,
  HEAT_PUMP_HOT_WATER,
  NEW_EQUIPMENT_YEAR,
  THERMODYNAMIC_WATER_HEATERS,
} from '../dpe-input/generators.ts';
import { makesHotWater } from '../dpe-input/heating-choice.ts';
import { type DpeFields, itemsAt, numberAt, textAt } from './dpe-tree.ts';
import { heatedRooms, type Installation } from './heated-rooms.ts';
import { type Heating, MACHINES, type Machine, yearIn } from './heating-machines.ts';
import { dominant, type Entry, entriesAt, entryOf, sumOf, wordFor } from './observed-parts.ts';

const UNDERFLOOR = [11, 12, 13, 14];
const WITHOUT_VALVES = [24, 25, 26, 27, 32, 33, 34, 35];
const WITH_VALVES = [28, 29, 30, 31, 36, 37, 38, 39];
const EMITTERS = {
  underfloor: UNDERFLOOR,
  radiators: WITHOUT_VALVES,
  'radiators-with-valves': WITH_VALVES,
} as const;
const THERMOSTATS = { none: [1], central: [2, 3, 6, 7], 'per-room': [4, 5] } as const;

const FANS = {
  windows: [1, 2],
  'natural-ducts': [25, 34],
  // With those of gas flues, of low pressure and of old ducts: an owner sees a fan that draws at all times.
  'self-regulating': [3, 4, 5, 6, 10, 11, 12, 16, 32, 33],
  'hygro-b': [7, 8, 9, 13, 14, 15, 17, 18],
  'double-flow': [19, 20, 21, 22],
} as const;
const FAN_PERIODS = {
  'before-1982': [3],
  '1982-2000': [4, 7, 10, 13],
  '2001-2012': [5, 8, 11, 14, 19, 21, 32],
  'after-2012': [6, 9, 12, 15, 20, 22, 33],
} as const;

const COLLECTIVE = 2;
const TANKS = [68, 69, 70, 71];
const INSTANT = 117;
const THERMODYNAMIC = [THERMODYNAMIC_WATER_HEATERS, shifted(-3), shifted(3)];
const PLACES = { adjoining: [1], apart: [2], outside: [3] } as const;

/** Heaters on the air of a room or on extracted air, of the same years as those on outer air. */
function shifted(by: number): Generations {
  return THERMODYNAMIC_WATER_HEATERS.map(({ until, id }) => ({ until, id: id + by }));
}

/** What the file says of heating, hot water and ventilation; machines without a word in the questionnaire are left out. */
export function answersOfSystems(dpe: DpeFields): AuditAnswers {
  const heating = heatingAnswers(dpe);
  return {
    ...heating,
    ...hotWaterAnswers(dpe, heating.heating),
    ...ventilationAnswers(dpe),
    ...otherSystems(dpe),
  };
}

function heatingAnswers(dpe: DpeFields): AuditAnswers {
  const installations = itemsAt(
    dpe,
    'logement',
    'installation_chauffage_collection',
    'installation_chauffage',
  );
  const { main, others } = heatedRooms(installations.map(installationOf));
  if (main === undefined) return {};
  const { machine, beside, emitter } = main;
  return {
    ...stoveBeside(beside),
    ...reliefBeside(machine, beside),
    ...others,
    heating: machine?.heating,
    boilerKind: machine?.boilerKind,
    heatingYear: machine?.year,
    emitters: wordFor(emitter?.id('type_emission_distribution'), EMITTERS),
    heatingPipes: pipesOf(emitter),
    thermostat: wordFor(emitter?.id('equipement_intermittence'), THERMOSTATS),
  };
}

/** Its first generator, the base of the others. */
function installationOf(installation: DpeFields): Installation<Machine> {
  const generators = itemsAt(installation, 'generateur_chauffage_collection', 'generateur_chauffage').map(
    entryOf,
  );
  const emitters = itemsAt(installation, 'emetteur_chauffage_collection', 'emetteur_chauffage').map(entryOf);
  const [machine, ...beside] = generators.map((each) => MACHINES.get(each.id('type_generateur_ch') ?? 0));
  return {
    area: entryOf(installation).number('surface_chauffee') ?? 0,
    machine,
    beside,
    emitter: dominant(emitters, 'surface_chauffee', (each) => each.id('type_emission_distribution')),
  };
}

/** Only what has water in pipes has pipes to insulate. */
function pipesOf(emitter: Entry | undefined): Known<'heatingPipes'> | undefined {
  if (wordFor(emitter?.id('type_emission_distribution'), EMITTERS) === undefined) return undefined;
  return emitter?.number('reseau_distribution_isole') === 1 ? 'insulated' : 'bare';
}

/** A stove or insert that helps the main generator; none where there is no other generator. */
function stoveBeside(others: readonly (Machine | undefined)[]): AuditAnswers {
  const stove = others.find((each) => each?.heating === 'log-stove' || each?.heating === 'pellet-stove');
  if (stove?.heating !== 'log-stove' && stove?.heating !== 'pellet-stove') return { backupHeating: 'none' };
  return { backupHeating: stove.heating, backupHeatingYear: stove.year };
}

const BOILER_KINDS = ['gas-boiler', 'oil-boiler', 'lpg-boiler', 'pellet-boiler', 'log-boiler'] as const;

/** A boiler kept beside a heat pump. */
function reliefBeside(main: Machine | undefined, others: readonly (Machine | undefined)[]): AuditAnswers {
  if (main?.heating !== 'heat-pump-air-water') return {};
  const boiler = others.find((each) => BOILER_KINDS.some((kind) => kind === each?.heating));
  const reliefBoiler = BOILER_KINDS.find((kind) => kind === boiler?.heating);
  return reliefBoiler ? { reliefBoiler, reliefBoilerYear: boiler?.year } : { reliefBoiler: 'none' };
}

function hotWaterAnswers(dpe: DpeFields, heating: Heating | undefined): AuditAnswers {
  const [installation] = itemsAt(dpe, 'logement', 'installation_ecs_collection', 'installation_ecs');
  const entered = entryOf(installation);
  if (entered.id('type_installation') === COLLECTIVE) return {};
  const generator = entryOf(itemsAt(installation, 'generateur_ecs_collection', 'generateur_ecs')[0]);
  const outside = generator.number('position_volume_chauffe') === 0;
  return {
    ...waterHeater(generator, heating),
    hotWaterPlace: outside ? 'outside' : wordFor(entered.number('tv_rendement_distribution_ecs_id'), PLACES),
  };
}

function waterHeater(generator: Entry, heating: Heating | undefined): AuditAnswers {
  const id = generator.id('type_generateur_ecs') ?? 0;
  const tankVolume = generator.number('volume_stockage');
  const yearOf = (rows: Generations) => {
    const row = rows.find((each) => each.id === id);
    return row && yearIn(row.until);
  };
  if (TANKS.includes(id)) return { hotWater: 'electric-tank', tankVolume };
  if (id === INSTANT) return { hotWater: 'electric-tank', tankVolume: 0 };
  const gasHeater = yearOf(GAS_WATER_HEATERS);
  if (gasHeater) return { hotWater: 'gas-water-heater', waterHeaterYear: gasHeater };
  const thermodynamic = THERMODYNAMIC.map(yearOf).find((year) => year !== undefined);
  if (thermodynamic) return { hotWater: 'thermodynamic', waterHeaterYear: thermodynamic, tankVolume };
  const shared = generator.id('usage_generateur') === 3 || yearOf(HEAT_PUMP_HOT_WATER) !== undefined;
  return shared && makesHotWater(heating) ? { hotWater: 'with-heating', tankVolume } : {};
}

function ventilationAnswers(dpe: DpeFields): AuditAnswers {
  const fans = entriesAt(dpe, 'ventilation_collection', 'ventilation');
  const fan = dominant(fans, 'surface_ventile', (each) => each.id('type_ventilation'));
  const id = fan?.id('type_ventilation');
  return { ventilation: wordFor(id, FANS), ventilationPeriod: wordFor(id, FAN_PERIODS) };
}

const SOLAR_WATER = { old: 2, recent: 3 } as const;
/** Years that fall in each age of `enum_periode_installation_fr_id`. */
const COOLING_YEARS: Readonly<Record<number, number>> = { 1: 2007, 2: 2014, 3: NEW_EQUIPMENT_YEAR };
const PANEL_AREA = 1.6;
const FACING = { east: [1], 'south-east': [2], south: [3], 'south-west': [4], west: [5] } as const;

/** Air conditioning, and what the sun's panels make. */
function otherSystems(dpe: DpeFields): AuditAnswers {
  const coolers = entriesAt(dpe, 'climatisation_collection', 'climatisation');
  const [cooler] = coolers;
  const panels = itemsAt(dpe, 'logement', 'production_elec_enr', 'panneaux_pv_collection', 'panneaux_pv');
  const [panel] = panels;
  const use = solarUseOf(dpe, panels.length > 0);
  const solar = use !== undefined;
  return {
    otherSystems: cooler
      ? solar
        ? 'air-conditioning-and-solar'
        : 'air-conditioning'
      : solar
        ? 'solar'
        : 'none',
    coolingYear: COOLING_YEARS[cooler?.id('periode_installation_fr') ?? 0],
    cooledArea: sumOf(coolers, 'surface_clim') || undefined,
    ...use,
    photovoltaicArea: panels.reduce((sum, each) => sum + areaOf(each), 0) || undefined,
    photovoltaicOrientation: wordFor(panel && Number(textAt(panel, 'enum_orientation_pv_id')), FACING),
  };
}

const areaOf = (panel: DpeFields): number => {
  const modules = numberAt(panel, 'nombre_module');
  return modules ? modules * PANEL_AREA : (numberAt(panel, 'surface_totale_capteurs') ?? 0);
};

/** undefined where the sun makes nothing. */
function solarUseOf(dpe: DpeFields, panels: boolean): AuditAnswers | undefined {
  const installations = [
    ...entriesAt(dpe, 'installation_ecs_collection', 'installation_ecs'),
    ...entriesAt(dpe, 'installation_chauffage_collection', 'installation_chauffage'),
  ];
  const kinds = installations.flatMap((entry) => entry.id('type_installation_solaire') ?? []);
  const water = kinds.find((kind) => kind === SOLAR_WATER.old || kind === SOLAR_WATER.recent);
  if (kinds.length > 0 && water === undefined) return { solarUse: 'heating' };
  if (water === undefined) return panels ? { solarUse: 'electricity' } : undefined;
  return {
    solarUse: panels ? 'hot-water-and-electricity' : 'hot-water',
    solarWaterYear: water === SOLAR_WATER.recent ? NEW_EQUIPMENT_YEAR : 2010,
  };
}
