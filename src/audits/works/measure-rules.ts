import { type AuditAnswers, known } from '../audit-answers.ts';
import { insulatedPeriodOf } from '../construction-period.ts';
import { hasOwnFloor, hasOwnRoof } from '../dpe-input/floor-and-roof.ts';
import { hasBareRest } from '../dpe-input/wall-parts.ts';
import type { SiteFacts } from '../site-facts.ts';
import { COMPUTED_MEASURES, MEASURE_NATURES, type MeasureSlug, natureOf } from './measure-catalogue.ts';

/** Why a measure is not proposed; texts `audits.measureRefusals.<reason>`. */
export const MEASURE_REFUSALS = [
  'heritage',
  'coOwnership',
  'alreadyDone',
  'noSuchRoof',
  'neighbourAbove',
  'neighbourBelow',
  'floorOnGround',
  'noNetwork',
  'notInFlat',
  'noHeatingConvention',
] as const;
export type MeasureRefusal = (typeof MEASURE_REFUSALS)[number];

type Rule = (answers: AuditAnswers, site: SiteFacts) => MeasureRefusal | null;

/** Good enough that the works would change next to nothing, m²K/W. */
const WELL_INSULATED = { walls: 3, roof: 5, floor: 2.5 } as const;
const CONDUCTIVITY = 0.04;
/** From the regulation of 2005 on, walls, roofs and floors were insulated about as well as works would do. */
const insulatedByRegulation = (answers: AuditAnswers, part: 'wall' | 'roof' | 'floor'): boolean =>
  Number(insulatedPeriodOf(answers, part)) >= 8;

function alreadyInsulated(answers: AuditAnswers, part: 'wall' | 'roof' | 'floor', enough: number): boolean {
  const state = answers[`${part}Insulation`];
  if (state === 'none' || state === 'lined') return false;
  const resistance = answers[`${part}InsulationR`];
  if (resistance !== undefined) return resistance >= enough;
  const thickness = known(answers, `${part}InsulationThickness`);
  if (thickness !== undefined) return thickness / 100 / CONDUCTIVITY >= enough;
  return insulatedByRegulation(answers, part);
}

const wallRule = (answers: AuditAnswers): MeasureRefusal | null =>
  !hasBareRest(answers) && alreadyInsulated(answers, 'wall', WELL_INSULATED.walls) ? 'alreadyDone' : null;
const roofRule =
  (type: 'attic' | 'slopes' | 'terrace'): Rule =>
  (answers) => {
    if (!hasOwnRoof(answers)) return 'neighbourAbove';
    if (answers.roofType !== type) return 'noSuchRoof';
    return alreadyInsulated(answers, 'roof', WELL_INSULATED.roof) ? 'alreadyDone' : null;
  };
const RECENT = new Set<unknown>(['double-recent', 'triple']);
const houseOnly = ({ kind }: AuditAnswers): MeasureRefusal | null => (kind === 'flat' ? 'notInFlat' : null);
const isNew = (answers: AuditAnswers, heating: AuditAnswers['heating']): boolean =>
  answers.heating === heating && (known(answers, 'heatingYear') ?? 0) >= 2017;

const RULES: Record<MeasureSlug, Rule> = {
  'external-wall-insulation': (answers, site) => {
    if (site.heritage) return 'heritage';
    // A façade belongs to all owners of a building: it is not one owner's to insulate.
    if (answers.kind === 'flat') return 'coOwnership';
    return wallRule(answers);
  },
  'internal-wall-insulation': wallRule,
  'loft-insulation': roofRule('attic'),
  'roof-slope-insulation': roofRule('slopes'),
  'flat-roof-insulation': roofRule('terrace'),
  'floor-insulation': (answers) => {
    if (!hasOwnFloor(answers)) return 'neighbourBelow';
    // Insulated from below: there must be a below (sheet BAR-EN-103: cellar, crawl space, open passage).
    if (answers.floorType === 'ground') return 'floorOnGround';
    return alreadyInsulated(answers, 'floor', WELL_INSULATED.floor) ? 'alreadyDone' : null;
  },
  windows: ({ glazing, windowUw }) =>
    windowUw === undefined
      ? RECENT.has(glazing)
        ? 'alreadyDone'
        : null
      : windowUw <= 1.7
        ? 'alreadyDone'
        : null,
  door: ({ door }) => (door === 'insulated' ? 'alreadyDone' : null),
  'ventilation-hygro-b': ({ ventilation, ventilationPeriod }) =>
    ventilation === 'double-flow' || (ventilation === 'hygro-b' && ventilationPeriod === 'after-2012')
      ? 'alreadyDone'
      : null,
  'ventilation-double-flow': ({ ventilation, ventilationPeriod }) =>
    ventilation === 'double-flow' && ventilationPeriod === 'after-2012' ? 'alreadyDone' : null,
  'heat-pump-air-water': (answers) =>
    houseOnly(answers) ?? (isNew(answers, 'heat-pump-air-water') ? 'alreadyDone' : null),
  'pellet-boiler': (answers) =>
    houseOnly(answers) ?? (isNew(answers, 'pellet-boiler') ? 'alreadyDone' : null),
  'log-boiler': (answers) => houseOnly(answers) ?? (isNew(answers, 'log-boiler') ? 'alreadyDone' : null),
  'pellet-stove': (answers) => houseOnly(answers) ?? (isNew(answers, 'pellet-stove') ? 'alreadyDone' : null),
  'log-stove': (answers) => houseOnly(answers) ?? (isNew(answers, 'log-stove') ? 'alreadyDone' : null),
  'heat-network': (answers, site) => {
    if (site.heatNetwork === null) return 'noNetwork';
    return houseOnly(answers) ?? (answers.heating === 'heat-network' ? 'alreadyDone' : null);
  },
  'water-heater-thermodynamic': (answers, site) => {
    if (answers.hotWater === 'thermodynamic') return 'alreadyDone';
    return answers.heating === 'none' && site.missingSystems === null ? 'noHeatingConvention' : null;
  },
};

/** Why this measure makes no sense here; null when it may be proposed. */
export const measureRefusal = (
  answers: AuditAnswers,
  site: SiteFacts,
  slug: MeasureSlug,
): MeasureRefusal | null => RULES[slug](answers, site);

export type MeasureChoice = { readonly slug: MeasureSlug; readonly refusal: MeasureRefusal | null };
/** Every measure, in the order of works, with what stands in its way. */
export const measureChoices = (answers: AuditAnswers, site: SiteFacts): MeasureChoice[] =>
  COMPUTED_MEASURES.map((slug) => ({ slug, refusal: measureRefusal(answers, site, slug) }));

/** Heating systems that also make the hot water leave nothing for a water heater to do. */
const MAKES_HOT_WATER: readonly MeasureSlug[] = [
  'heat-pump-air-water',
  'pellet-boiler',
  'log-boiler',
  'heat-network',
];

/** Two measures that cannot both be done: the same part twice, or a water heater beside a heating that makes hot water. */
export function areIncompatible(a: MeasureSlug, b: MeasureSlug): boolean {
  if (a === b) return false;
  if (natureOf(a).part === natureOf(b).part) return true;
  const pair = [a, b];
  return pair.includes('water-heater-thermodynamic') && MAKES_HOT_WATER.some((slug) => pair.includes(slug));
}

/** The first two of a set that exclude each other; null when all can be done. */
export function incompatiblePair(slugs: readonly MeasureSlug[]): [MeasureSlug, MeasureSlug] | null {
  for (const [index, first] of slugs.entries()) {
    const second = slugs.slice(index + 1).find((other) => areIncompatible(first, other));
    if (second !== undefined) return [first, second];
  }
  return null;
}

/** What the project should add, or does not change; texts `audits.advice.<code>`. */
export type Advice = 'addVentilation' | 'otherRoomsKept';

/**
 * A dwelling made tight needs a fan: windows and walls without one bring damp (side works of the audit report). A new
 * heating takes the place of the main one: the rooms that this did not reach keep theirs.
 */
export function adviceFor(answers: AuditAnswers, slugs: readonly MeasureSlug[]): Advice[] {
  const parts = slugs.map((slug) => MEASURE_NATURES[slug].part);
  const tightens = parts.includes('windows') || parts.includes('walls');
  const fan = ['self-regulating', 'hygro-b', 'double-flow'].includes(answers.ventilation ?? '');
  const needsFan = tightens && !fan && !parts.includes('ventilation');
  const keepsRooms = parts.includes('heating') && (known(answers, 'otherRooms') ?? 'none') !== 'none';
  return [
    ...(needsFan ? (['addVentilation'] as const) : []),
    ...(keepsRooms ? (['otherRoomsKept'] as const) : []),
  ];
}
