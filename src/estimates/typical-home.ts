import type { AuditAnswers } from '../audits/audit-answers.ts';
import type { SiteFacts } from '../audits/site-facts.ts';
import { COMPUTED_MEASURES, type MeasureSlug } from '../audits/works/measure-catalogue.ts';
import { incompatiblePair, measureRefusal } from '../audits/works/measure-rules.ts';
import type { CommuneFacts } from '../programme/programme.ts';
import type { EstimateAnswers } from './estimate-answers.ts';

/**
 * A few answers do not draw a home. Three usual ones that they fit stand for it: one that loses little, one in between,
 * one that loses much. They serve this computation only; what goes on to the audit is what was answered, no more.
 */
export const VARIANTS = ['sober', 'usual', 'leaky'] as const;
export type Variant = (typeof VARIANTS)[number];

const HOUSE = { sober: 'mid-terrace', usual: 'end-terrace', leaky: 'detached' } as const;
/** A flat between two others, off a warm corridor or off cold stairs, and under the roof with a side more. */
const FLAT = {
  sober: { storey: 'middle', exposedSides: 'two', landing: 'sheltered' },
  usual: { storey: 'middle', exposedSides: 'two' },
  leaky: { storey: 'top', exposedSides: 'three' },
} as const;
/** m², for a home whose size is not said; the page says that they are taken. */
export const USUAL_AREA = { house: 90, flat: 60 } as const;
/** Above this a house has two levels, above the second three. */
const LEVELS = { two: 50, three: 150 } as const;

export type HomePlace = Pick<CommuneFacts, 'altitude'> & { readonly commune: string };

/** The home that stands for the answers in one variant, complete enough for the 3CL method. */
export function typicalHome(answers: EstimateAnswers, place: HomePlace, variant: Variant): AuditAnswers {
  const kind = answers.kind ?? 'house';
  const livingArea = answers.livingArea ?? USUAL_AREA[kind];
  return {
    commune: place.commune,
    altitude: place.altitude,
    kind,
    ...(kind === 'house' ? { adjacency: HOUSE[variant] } : FLAT[variant]),
    yearBuilt: answers.yearBuilt ?? 'unknown',
    livingArea,
    levels: kind === 'flat' || livingArea < LEVELS.two ? 1 : livingArea < LEVELS.three ? 2 : 3,
    roofType: 'attic',
    floorType: 'cellar',
    ...stateOf(answers, variant),
    otherSystems: 'none',
  };
}

/** What is said stays in every variant; what is not goes from kept up to never touched. */
function stateOf(answers: EstimateAnswers, variant: Variant): AuditAnswers {
  const { wallInsulation, roofInsulation, glazing, heating } = answers;
  const unsaid = {
    sober: { wall: 'insulated', roof: 'insulated', glazing: 'double-old' },
    usual: { wall: 'unknown', roof: 'unknown', glazing: 'unknown' },
    leaky: { wall: 'none', roof: 'none', glazing: 'single' },
  } as const;
  const system = heating ?? 'gas-boiler';
  const heatsWater = system !== 'none' && system !== 'electric-convectors' && system !== 'log-stove';
  return {
    wallInsulation: wallInsulation ?? unsaid[variant].wall,
    roofInsulation: roofInsulation ?? unsaid[variant].roof,
    glazing: glazing ?? unsaid[variant].glazing,
    heating: system,
    hotWater: heatsWater ? 'with-heating' : system === 'none' ? 'none' : 'electric-tank',
  };
}

/** Usual works, the most telling first: the shell, the air, then the heating. One for each part of the home. */
const USUAL_WORKS: readonly MeasureSlug[] = [
  'loft-insulation',
  'internal-wall-insulation',
  'windows',
  'floor-insulation',
  'ventilation-hygro-b',
  'heat-pump-air-water',
];

/** Works that make sense in this home, in the order in which they are offered. */
export const offeredWorks = (home: AuditAnswers, site: SiteFacts): MeasureSlug[] =>
  COMPUTED_MEASURES.filter((slug) => measureRefusal(home, site, slug) === null);

/** Works thought of, without those that cannot be done there or beside one ticked before; else the usual ones for that state. */
export function worksFor(answers: EstimateAnswers, home: AuditAnswers, site: SiteFacts): MeasureSlug[] {
  const offered = offeredWorks(home, site);
  const wished = answers.measures.length > 0 ? answers.measures : USUAL_WORKS;
  return wished
    .filter((slug) => offered.includes(slug))
    .filter((slug, at, all) => incompatiblePair([...all.slice(0, at), slug]) === null);
}

/** What the audit need not ask again: answered here, in the audit's own words. */
export function answersForAudit(answers: EstimateAnswers): AuditAnswers {
  const { commune, kind, livingArea, yearBuilt, wallInsulation, roofInsulation, glazing, heating } = answers;
  const said = { commune, kind, livingArea, yearBuilt, wallInsulation, roofInsulation, glazing, heating };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}
