/**
 * Every answer an audit can hold, by question slug: the one place that states what may be answered. Types
 * (audit-answers.ts), questions (questions.ts), the zod schema (audit-forms.ts), parsing (parse-answer.ts) and
 * the texts `audits.questions.<slug>` and `audits.choices.<slug>.<value>` all follow from it.
 *
 * `unknown: true`: "I don't know" is a value of its own, kept as such; the 3CL method's default then applies in
 * the calculation, never in the data. `askedOf: 'adviser'`: precise fields that an owner is not asked, filled by
 * an adviser on site or by a measure of works.
 */
type Choice = { readonly kind: 'choice'; readonly values: readonly string[] };
type Amount = {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  /** `audits.units.<unit>`; none for a plain number such as a year. */
  readonly unit?: 'm' | 'm2' | 'cm' | 'litre' | 'm2KPerW' | 'wPerM2K';
};
type Commune = { readonly kind: 'commune' };
export type AnswerKind = (Choice | Amount | Commune) & {
  readonly unknown?: true;
  readonly askedOf?: 'adviser';
};

const thicknessCm = { kind: 'number', min: 1, max: 60, decimals: 0, unit: 'cm', unknown: true } as const;
const addedResistance = {
  kind: 'number',
  min: 0.1,
  max: 15,
  decimals: 2,
  unit: 'm2KPerW',
  askedOf: 'adviser',
} as const;
const installedIn = { kind: 'number', min: 1900, max: 2035, decimals: 0, unknown: true } as const;

export const ANSWER_KINDS = {
  commune: { kind: 'commune' },
  altitude: { kind: 'choice', values: ['below-400', 'from-400-to-800', 'above-800'] },
  kind: { kind: 'choice', values: ['house', 'flat'] },
  adjacency: { kind: 'choice', values: ['mid-terrace', 'end-terrace', 'detached'] },
  storey: { kind: 'choice', values: ['ground', 'middle', 'top', 'ground-and-top'] },
  exposedSides: { kind: 'choice', values: ['one', 'two', 'three', 'four'] },
  landing: { kind: 'choice', values: ['open', 'closed', 'sheltered', 'outside'], unknown: true },
  landingWall: { kind: 'number', min: 1, max: 60, decimals: 1, unit: 'm', unknown: true },
  yearBuilt: { kind: 'number', min: 1200, max: 2035, decimals: 0, unknown: true },
  period: {
    kind: 'choice',
    values: [
      'before-1948',
      '1948-1974',
      '1975-1977',
      '1978-1982',
      '1983-1988',
      '1989-2000',
      '2001-2005',
      '2006-2012',
      '2013-2021',
      'after-2021',
    ],
    unknown: true,
  },
  livingArea: { kind: 'number', min: 9, max: 600, decimals: 1, unit: 'm2' },
  levels: { kind: 'number', min: 1, max: 5, decimals: 0 },
  ceilingHeight: { kind: 'number', min: 1.8, max: 6, decimals: 2, unit: 'm', unknown: true },
  shape: { kind: 'choice', values: ['compact', 'elongated', 'spread'], unknown: true },
  facadeWidth: { kind: 'number', min: 2, max: 60, decimals: 2, unit: 'm', unknown: true },
  frontOrientation: { kind: 'choice', values: ['south', 'north', 'east', 'west'], unknown: true },

  wallMaterial: {
    kind: 'choice',
    values: [
      'solid-brick',
      'hollow-brick',
      'cavity-brick',
      'solid-block',
      'hollow-block',
      'concrete',
      'slag-concrete',
      'stone',
      'rubble-stone',
      'earth',
      'half-timbered',
      'wood-frame',
      'aerated-concrete',
    ],
    unknown: true,
  },
  wallThickness: { kind: 'number', min: 5, max: 120, decimals: 1, unit: 'cm', unknown: true },
  wallInsulation: {
    kind: 'choice',
    values: ['none', 'lined', 'inside', 'outside', 'both', 'insulated'],
    unknown: true,
  },
  wallInsulationShare: {
    kind: 'choice',
    values: ['all', 'three-quarters', 'half', 'quarter'],
    unknown: true,
  },
  wallInsulationThickness: thicknessCm,
  wallInsulationYear: installedIn,
  wallInsulationR: addedResistance,
  restOfWalls: { kind: 'choice', values: ['bare', 'inside', 'outside'], askedOf: 'adviser' },
  restOfWallsR: addedResistance,

  roofType: { kind: 'choice', values: ['attic', 'slopes', 'terrace'] },
  roofInsulation: { kind: 'choice', values: ['none', 'insulated'], unknown: true },
  roofInsulationThickness: thicknessCm,
  roofInsulationYear: installedIn,
  roofInsulationR: addedResistance,

  floorType: { kind: 'choice', values: ['ground', 'crawl-space', 'cellar', 'garage', 'outside'] },
  floorStructure: { kind: 'choice', values: ['slab', 'wood', 'vault'], unknown: true },
  floorInsulation: { kind: 'choice', values: ['none', 'insulated'], unknown: true },
  floorInsulationThickness: thicknessCm,
  floorInsulationYear: installedIn,
  floorInsulationR: addedResistance,

  glazing: { kind: 'choice', values: ['single', 'double-old', 'double-recent', 'triple'], unknown: true },
  windowFrame: {
    kind: 'choice',
    values: ['wood', 'pvc', 'metal-thermal-break', 'metal'],
    unknown: true,
  },
  windowSeals: { kind: 'choice', values: ['yes', 'no'], unknown: true },
  shutters: { kind: 'choice', values: ['none', 'hinged', 'louvred', 'rolling'], unknown: true },
  windowArea: { kind: 'number', min: 0.5, max: 150, decimals: 1, unit: 'm2', unknown: true },
  windowUw: { kind: 'number', min: 0.5, max: 6, decimals: 2, unit: 'wPerM2K', askedOf: 'adviser' },
  windowSw: { kind: 'number', min: 0.05, max: 0.9, decimals: 2, askedOf: 'adviser' },
  windowPose: { kind: 'choice', values: ['outer', 'inner', 'tunnel'], askedOf: 'adviser' },
  door: { kind: 'choice', values: ['wood', 'glazed', 'metal', 'insulated'], unknown: true },

  heating: {
    kind: 'choice',
    values: [
      'none',
      'gas-boiler',
      'electric-convectors',
      'electric-radiators',
      'storage-heaters',
      'oil-boiler',
      'lpg-boiler',
      'heat-pump-air-water',
      'heat-pump-air-air',
      'pellet-boiler',
      'log-boiler',
      'pellet-stove',
      'log-stove',
      'heat-network',
      'collective',
      'other',
    ],
  },
  boilerKind: { kind: 'choice', values: ['standard', 'low-temperature', 'condensing'], unknown: true },
  heatingYear: installedIn,
  emitters: { kind: 'choice', values: ['radiators', 'radiators-with-valves', 'underfloor'], unknown: true },
  heatingPipes: { kind: 'choice', values: ['bare', 'insulated'], askedOf: 'adviser' },
  thermostat: { kind: 'choice', values: ['none', 'central', 'per-room'], unknown: true },
  backupHeating: { kind: 'choice', values: ['none', 'log-stove', 'pellet-stove'], unknown: true },
  backupHeatingYear: installedIn,
  otherRooms: {
    kind: 'choice',
    values: [
      'none',
      'electric-convectors',
      'electric-radiators',
      'heat-pump-air-air',
      'log-stove',
      'pellet-stove',
    ],
    unknown: true,
  },
  otherRoomsYear: installedIn,
  otherRoomsShare: {
    kind: 'choice',
    values: ['tenth', 'quarter', 'third', 'half', 'two-thirds'],
    unknown: true,
  },
  reliefBoiler: {
    kind: 'choice',
    values: ['none', 'gas-boiler', 'oil-boiler', 'lpg-boiler', 'pellet-boiler', 'log-boiler'],
    unknown: true,
  },
  reliefBoilerYear: installedIn,

  hotWater: {
    kind: 'choice',
    values: ['with-heating', 'electric-tank', 'gas-water-heater', 'thermodynamic', 'none', 'other'],
  },
  waterHeaterYear: installedIn,
  tankVolume: { kind: 'number', min: 0, max: 500, decimals: 0, unit: 'litre', unknown: true },
  hotWaterPlace: { kind: 'choice', values: ['adjoining', 'apart', 'outside'], unknown: true },

  ventilation: {
    kind: 'choice',
    values: ['windows', 'natural-ducts', 'self-regulating', 'hygro-b', 'double-flow'],
    unknown: true,
  },
  ventilationPeriod: {
    kind: 'choice',
    values: ['before-1982', '1982-2000', '2001-2012', 'after-2012'],
    unknown: true,
  },
  otherSystems: {
    kind: 'choice',
    values: ['none', 'air-conditioning', 'solar', 'air-conditioning-and-solar'],
  },
  coolingYear: installedIn,
  cooledArea: { kind: 'number', min: 4, max: 600, decimals: 1, unit: 'm2', unknown: true },
  solarUse: { kind: 'choice', values: ['hot-water', 'electricity', 'hot-water-and-electricity', 'heating'] },
  solarWaterYear: installedIn,
  photovoltaicArea: { kind: 'number', min: 1, max: 150, decimals: 1, unit: 'm2' },
  photovoltaicOrientation: {
    kind: 'choice',
    values: ['east', 'south-east', 'south', 'south-west', 'west'],
    unknown: true,
  },
} as const satisfies Record<string, AnswerKind>;

export type QuestionSlug = keyof typeof ANSWER_KINDS;
export const QUESTION_SLUGS = Object.keys(ANSWER_KINDS) as QuestionSlug[];
export const isQuestionSlug = (text: string): text is QuestionSlug => Object.hasOwn(ANSWER_KINDS, text);
/** The same description without its literal types, for code that walks all questions. */
export const kindOf = (slug: QuestionSlug): AnswerKind => ANSWER_KINDS[slug];
