import type { QuestionSlug } from '../answer-kinds.ts';
import type { AnswerOf, AuditAnswers } from '../audit-answers.ts';

/** Parts of the questionnaire, in the order in which they are asked; texts `audits.groups.<group>`. */
export const GROUPS = [
  'dwelling',
  'walls',
  'roof',
  'floor',
  'openings',
  'heating',
  'hotWater',
  'ventilation',
] as const;
export type Group = (typeof GROUPS)[number];

/** Answers of earlier questions, each with the values that count. */
type Answered = { readonly [S in QuestionSlug]?: readonly AnswerOf<S>[] };
export type Question = {
  readonly slug: QuestionSlug;
  readonly group: Group;
  /** Asked only when every one of these matches. */
  readonly when?: Answered;
  /** Not asked when any of these matches. */
  readonly unless?: Answered;
};

const NO_OWN_ROOF = { storey: ['ground', 'middle'] } as const;
const NO_OWN_FLOOR = { storey: ['middle', 'top'] } as const;
const BOILERS = ['gas-boiler', 'oil-boiler', 'lpg-boiler'] as const;
/** Generators that heat water in pipes: they have radiators or a heated floor. */
export const HYDRONIC = [
  ...BOILERS,
  'heat-pump-air-water',
  'pellet-boiler',
  'log-boiler',
  'heat-network',
] as const;

const INSULATED_WALLS = { wallInsulation: ['inside', 'outside', 'both', 'insulated'] } as const;
const WITH_HEAT_PUMP = { heating: ['heat-pump-air-water'] } as const;
/** Nothing heats, or what the method computes for no single dwelling. */
const NOT_COMPUTED = { heating: ['none', 'collective', 'other'] } as const;
const COOLED = { otherSystems: ['air-conditioning', 'air-conditioning-and-solar'] } as const;
const SOLAR = { otherSystems: ['solar', 'air-conditioning-and-solar'] } as const;

/** The owner's questionnaire, in order. */
export const QUESTIONS: readonly Question[] = [
  { slug: 'commune', group: 'dwelling' },
  { slug: 'altitude', group: 'dwelling' },
  { slug: 'kind', group: 'dwelling' },
  { slug: 'adjacency', group: 'dwelling', when: { kind: ['house'] } },
  { slug: 'storey', group: 'dwelling', when: { kind: ['flat'] } },
  { slug: 'exposedSides', group: 'dwelling', when: { kind: ['flat'] } },
  { slug: 'landing', group: 'dwelling', when: { kind: ['flat'] } },
  { slug: 'landingWall', group: 'dwelling', when: { kind: ['flat'], landing: ['open', 'closed'] } },
  { slug: 'yearBuilt', group: 'dwelling' },
  { slug: 'period', group: 'dwelling', when: { yearBuilt: ['unknown'] } },
  { slug: 'livingArea', group: 'dwelling' },
  { slug: 'levels', group: 'dwelling' },
  { slug: 'ceilingHeight', group: 'dwelling' },
  { slug: 'shape', group: 'dwelling', when: { kind: ['house'] } },
  { slug: 'facadeWidth', group: 'dwelling' },
  { slug: 'frontOrientation', group: 'dwelling' },

  { slug: 'wallMaterial', group: 'walls' },
  { slug: 'wallThickness', group: 'walls', unless: { wallMaterial: ['unknown', 'half-timbered'] } },
  { slug: 'wallInsulation', group: 'walls' },
  { slug: 'wallInsulationShare', group: 'walls', when: INSULATED_WALLS },
  { slug: 'wallInsulationThickness', group: 'walls', when: INSULATED_WALLS },
  {
    slug: 'wallInsulationYear',
    group: 'walls',
    when: { ...INSULATED_WALLS, wallInsulationThickness: ['unknown'] },
  },

  { slug: 'roofType', group: 'roof', unless: NO_OWN_ROOF },
  { slug: 'roofInsulation', group: 'roof', unless: NO_OWN_ROOF },
  {
    slug: 'roofInsulationThickness',
    group: 'roof',
    when: { roofInsulation: ['insulated'] },
    unless: NO_OWN_ROOF,
  },
  {
    slug: 'roofInsulationYear',
    group: 'roof',
    when: { roofInsulation: ['insulated'], roofInsulationThickness: ['unknown'] },
    unless: NO_OWN_ROOF,
  },

  { slug: 'floorType', group: 'floor', unless: NO_OWN_FLOOR },
  { slug: 'floorStructure', group: 'floor', unless: NO_OWN_FLOOR },
  { slug: 'floorInsulation', group: 'floor', unless: NO_OWN_FLOOR },
  {
    slug: 'floorInsulationThickness',
    group: 'floor',
    when: { floorInsulation: ['insulated'] },
    unless: NO_OWN_FLOOR,
  },
  {
    slug: 'floorInsulationYear',
    group: 'floor',
    when: { floorInsulation: ['insulated'], floorInsulationThickness: ['unknown'] },
    unless: NO_OWN_FLOOR,
  },

  { slug: 'glazing', group: 'openings' },
  { slug: 'windowFrame', group: 'openings' },
  { slug: 'windowSeals', group: 'openings' },
  { slug: 'shutters', group: 'openings' },
  { slug: 'windowArea', group: 'openings' },
  { slug: 'door', group: 'openings' },

  { slug: 'heating', group: 'heating' },
  { slug: 'boilerKind', group: 'heating', when: { heating: BOILERS } },
  {
    slug: 'heatingYear',
    group: 'heating',
    unless: {
      heating: [
        'none',
        'electric-convectors',
        'electric-radiators',
        'storage-heaters',
        'heat-network',
        'collective',
        'other',
      ],
    },
  },
  { slug: 'reliefBoiler', group: 'heating', when: WITH_HEAT_PUMP },
  {
    slug: 'reliefBoilerYear',
    group: 'heating',
    when: { ...WITH_HEAT_PUMP, reliefBoiler: [...BOILERS, 'pellet-boiler', 'log-boiler'] },
  },
  { slug: 'emitters', group: 'heating', when: { heating: HYDRONIC } },
  { slug: 'thermostat', group: 'heating', unless: NOT_COMPUTED },
  {
    slug: 'backupHeating',
    group: 'heating',
    unless: { heating: ['none', 'collective', 'other', 'log-stove', 'pellet-stove'] },
  },
  {
    slug: 'backupHeatingYear',
    group: 'heating',
    when: { backupHeating: ['log-stove', 'pellet-stove'] },
    unless: { heating: ['none', 'collective', 'other', 'log-stove', 'pellet-stove'] },
  },
  { slug: 'otherRooms', group: 'heating', unless: NOT_COMPUTED },
  {
    slug: 'otherRoomsYear',
    group: 'heating',
    when: { otherRooms: ['heat-pump-air-air', 'log-stove', 'pellet-stove'] },
    unless: NOT_COMPUTED,
  },
  {
    slug: 'otherRoomsShare',
    group: 'heating',
    when: {
      otherRooms: [
        'electric-convectors',
        'electric-radiators',
        'heat-pump-air-air',
        'log-stove',
        'pellet-stove',
      ],
    },
    unless: NOT_COMPUTED,
  },

  { slug: 'hotWater', group: 'hotWater' },
  {
    slug: 'waterHeaterYear',
    group: 'hotWater',
    when: { hotWater: ['gas-water-heater', 'thermodynamic'] },
  },
  {
    slug: 'tankVolume',
    group: 'hotWater',
    when: { hotWater: ['with-heating', 'electric-tank', 'thermodynamic'] },
  },
  { slug: 'hotWaterPlace', group: 'hotWater', unless: { hotWater: ['none', 'other'] } },

  { slug: 'ventilation', group: 'ventilation' },
  {
    slug: 'ventilationPeriod',
    group: 'ventilation',
    when: { ventilation: ['self-regulating', 'hygro-b', 'double-flow'] },
  },
  { slug: 'otherSystems', group: 'ventilation' },
  { slug: 'coolingYear', group: 'ventilation', when: COOLED },
  { slug: 'cooledArea', group: 'ventilation', when: COOLED },
  { slug: 'solarUse', group: 'ventilation', when: SOLAR },
  {
    slug: 'solarWaterYear',
    group: 'ventilation',
    when: { ...SOLAR, solarUse: ['hot-water', 'hot-water-and-electricity'] },
  },
  {
    slug: 'photovoltaicArea',
    group: 'ventilation',
    when: { ...SOLAR, solarUse: ['electricity', 'hot-water-and-electricity'] },
  },
  {
    slug: 'photovoltaicOrientation',
    group: 'ventilation',
    when: { ...SOLAR, solarUse: ['electricity', 'hot-water-and-electricity'] },
  },
];

const QUESTION_BY_SLUG = new Map(QUESTIONS.map((question) => [question.slug, question]));
/** The question of a slug; undefined for the precise fields that only an adviser fills. */
export const questionOf = (slug: QuestionSlug): Question | undefined => QUESTION_BY_SLUG.get(slug);

type Match = readonly [slug: QuestionSlug, values: readonly unknown[]];
const matches = (answers: AuditAnswers, [slug, values]: Match): boolean => values.includes(answers[slug]);
const entries = (answered: Answered | undefined): Match[] => Object.entries(answered ?? {}) as Match[];

/** Whether the earlier answers call for this question. */
export const isAsked = (question: Question, answers: AuditAnswers): boolean =>
  entries(question.when).every((match) => matches(answers, match)) &&
  !entries(question.unless).some((match) => matches(answers, match));

/** The questions that these answers call for, in order. */
export const askedQuestions = (answers: AuditAnswers): Question[] =>
  QUESTIONS.filter((question) => isAsked(question, answers));
