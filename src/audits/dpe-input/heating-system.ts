import { type AuditAnswers, known } from '../audit-answers.ts';
import { yearBuiltOf } from '../construction-period.ts';
import type { Geometry } from '../geometry.ts';
import { flag, item, round2, type System } from './dpe-types.ts';
import { backupChoice, type HeatingChoice, reliefChoice } from './heating-choice.ts';
import { type OtherRooms, otherRooms } from './other-rooms.ts';

/** Ties a boiler to the hot water that it makes. */
export const SHARED_GENERATOR = 'shared-generator';

/** `enum_cfg_installation_ch_id`: one generator, or one with a wood stove or insert beside it, or a pump with a boiler. */
const CONFIGURATION = { alone: '1', withStove: '3', withBoiler: '8', withBoilerAndStove: '9' } as const;
const INDIVIDUAL = '1';
const SIMPLE_CALCULATION = '1';
/** `enum_lien_generateur_emetteur_id`: which generator feeds which emitters. */
const LINK = { main: '1', backup: '2' } as const;
const USE = { heating: '1', both: '3' } as const;
const BY_TABLES = '1';
const DIVIDED = '1';
const CENTRAL = '2';
const PIPES = { none: '1', low: '2', medium: '3', high: '4' } as const;
/** Radiators on two pipes, by temperature of the water; heated floor on an individual circuit below 65 °C. */
const EMITTERS = {
  radiators: { high: '34', medium: '35' },
  'radiators-with-valves': { high: '38', medium: '39' },
} as const;
const UNDERFLOOR = '14';
/** Absent; central with a minimum temperature; by room. */
const INTERMITTENCE = { none: '1', central: '3', 'per-room': '4' } as const;
const WITHOUT_ROOM_CONTROL = '1';
const WITH_ROOM_CONTROL = '2';

type Link = (typeof LINK)[keyof typeof LINK];
type Thermostat = keyof typeof INTERMITTENCE;
type Emission = { readonly id: string; readonly pipes: string; readonly roomControl: boolean };

function emissionOf(answers: AuditAnswers, choice: HeatingChoice): Emission {
  if (choice.ownEmitter !== undefined)
    return { id: choice.ownEmitter, pipes: PIPES.none, roomControl: choice.delivery !== 'stove' };
  const emitters = known(answers, 'emitters') ?? 'radiators';
  if (emitters === 'underfloor')
    return { id: UNDERFLOOR, pipes: PIPES.low, roomControl: known(answers, 'thermostat') === 'per-room' };
  const warmth = choice.lowTemperature ? 'medium' : 'high';
  return {
    id: EMITTERS[emitters][warmth],
    pipes: PIPES[warmth],
    roomControl: emitters === 'radiators-with-valves',
  };
}

/** Emitters date from the building when nobody knows better (annex 1, §13.2.1.4): before 1981, to 2000, after. */
const emitterPeriod = (year: number): string => (year < 1981 ? '1' : year < 2000 ? '2' : '3');

/**
 * The heating installations: the main one, and that of the rooms it does not reach where there are some.
 * @param sharesHotWater the boiler also makes the hot water
 */
export function heatingSystems(
  answers: AuditAnswers,
  geometry: Geometry,
  choice: HeatingChoice,
  sharesHotWater: boolean,
): System[] {
  const others = otherRooms(answers);
  const area = geometry.livingArea;
  if (others === null) return [mainSystem(answers, geometry, choice, sharesHotWater, area)];
  const theirs = round2(area * others.share);
  return [
    mainSystem(answers, geometry, choice, sharesHotWater, round2(area - theirs)),
    otherSystem(answers, geometry, others, theirs),
  ];
}

/** Generator, emitters and their control, the stove or the boiler beside them. */
function mainSystem(
  answers: AuditAnswers,
  geometry: Geometry,
  choice: HeatingChoice,
  sharesHotWater: boolean,
  area: number,
): System {
  const thermostat = known(answers, 'thermostat') ?? 'none';
  const stove = backupChoice(answers);
  const relief = reliefChoice(answers);
  // A boiler is kept where radiators want hotter water than a pump gives.
  const main = relief === null ? choice : { ...choice, lowTemperature: false };
  const emitters = [emitterEntry(answers, area, main, LINK.main, thermostat)];
  const generators = [generatorEntry(choice, LINK.main, 'heating', sharesHotWater)];
  // The method shares the need out by the order of the generators.
  if (relief !== null) generators.push(generatorEntry(relief, LINK.main, 'relief', false));
  if (stove !== null) {
    // Nothing lowers a stove at night by itself.
    emitters.push(emitterEntry(answers, area, stove, LINK.backup, 'none'));
    generators.push(generatorEntry(stove, LINK.backup, 'stove', false));
  }
  const configuration = configurationOf(relief !== null, stove !== null);
  return {
    ...installationEntry('heating', geometry, area, configuration),
    emetteur_chauffage_collection: { emetteur_chauffage: emitters },
    generateur_chauffage_collection: { generateur_chauffage: generators },
  } as System;
}

/** A thermostat of the main heating does not reach these rooms; a programme room by room does, but not a stove. */
function otherSystem(
  answers: AuditAnswers,
  geometry: Geometry,
  { choice }: OtherRooms,
  area: number,
): System {
  const programmed = known(answers, 'thermostat') === 'per-room' && choice.delivery !== 'stove';
  const emitter = emitterEntry(answers, area, choice, LINK.main, programmed ? 'per-room' : 'none');
  return {
    ...installationEntry('other rooms', geometry, area, CONFIGURATION.alone),
    emetteur_chauffage_collection: { emetteur_chauffage: [emitter] },
    generateur_chauffage_collection: {
      generateur_chauffage: [generatorEntry(choice, LINK.main, 'other-rooms', false)],
    },
  } as System;
}

const installationEntry = (description: string, { levels }: Geometry, area: number, configuration: string) =>
  item({
    description,
    surface_chauffee: area,
    nombre_niveau_installation_ch: levels,
    rdim: 1,
    enum_cfg_installation_ch_id: configuration,
    enum_type_installation_id: INDIVIDUAL,
    enum_methode_calcul_conso_id: SIMPLE_CALCULATION,
  });

const configurationOf = (relief: boolean, stove: boolean): string =>
  relief
    ? CONFIGURATION[stove ? 'withBoilerAndStove' : 'withBoiler']
    : CONFIGURATION[stove ? 'withStove' : 'alone'];

function emitterEntry(
  answers: AuditAnswers,
  area: number,
  choice: HeatingChoice,
  link: Link,
  thermostat: Thermostat,
) {
  const emission = emissionOf(answers, choice);
  const central = choice.delivery === 'hydronic';
  return item({
    description: link === LINK.main ? 'emitters' : 'stove',
    surface_chauffee: area,
    enum_type_emission_distribution_id: emission.id,
    enum_equipement_intermittence_id: INTERMITTENCE[thermostat],
    enum_type_regulation_id: emission.roomControl ? WITH_ROOM_CONTROL : WITHOUT_ROOM_CONTROL,
    enum_periode_installation_emetteur_id: emitterPeriod(yearBuiltOf(answers)),
    enum_type_chauffage_id: central ? CENTRAL : DIVIDED,
    enum_temp_distribution_ch_id: emission.pipes,
    enum_lien_generateur_emetteur_id: link,
    // Only for water in pipes: sent for other emitters, it makes the result NaN.
    ...(central ? { reseau_distribution_isole: flag(answers.heatingPipes === 'insulated') } : {}),
  });
}

const generatorEntry = (
  choice: HeatingChoice,
  link: Link,
  reference: 'heating' | 'relief' | 'stove' | 'other-rooms',
  sharesHotWater: boolean,
) =>
  item({
    description: reference === 'heating' ? 'heating generator' : reference,
    reference,
    ...(sharesHotWater ? { reference_generateur_mixte: SHARED_GENERATOR } : {}),
    enum_type_generateur_ch_id: String(choice.generator),
    enum_usage_generateur_id: sharesHotWater ? USE.both : USE.heating,
    enum_type_energie_id: choice.energy,
    position_volume_chauffe: 1,
    presence_ventouse: 0,
    presence_regulation_combustion: 0,
    enum_methode_saisie_carac_sys_id: BY_TABLES,
    enum_lien_generateur_emetteur_id: link,
    priorite_generateur_cascade: 1,
  });
