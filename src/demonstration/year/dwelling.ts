import type { AuditAnswers } from '../../audits/audit-answers.ts';
import { relevantAnswers } from '../../audits/questionnaire/question-flow.ts';
import type { SiteFacts } from '../../audits/site-facts.ts';
import type { MeasureSlug } from '../../audits/works/measure-catalogue.ts';
import { areIncompatible, measureRefusal } from '../../audits/works/measure-rules.ts';
import type { Random } from '../../units/demo/random.ts';
import type { Unit } from '../../units/units-queries.ts';

type Facts = Pick<Unit, 'commune' | 'kind' | 'yearBuilt' | 'livingArea'>;
type Era = 'old' | 'rebuilt' | 'estate';

const eraOf = (year: number): Era => (year < 1948 ? 'old' : year < 1975 ? 'rebuilt' : 'estate');

/** What its owner would answer of a home of that age and kind that has stood empty: every question asked, few unknown. */
export function dwellingAnswers(
  facts: Facts,
  altitude: AuditAnswers['altitude'],
  chance: Random,
): AuditAnswers {
  const yearBuilt = facts.yearBuilt ?? 1935;
  const livingArea = facts.livingArea ?? 70;
  const era = eraOf(yearBuilt);
  const isFlat = facts.kind === 'flat';
  const levels = !isFlat && livingArea > 65 ? 2 : 1;
  const answers: AuditAnswers = {
    commune: facts.commune,
    altitude,
    kind: isFlat ? 'flat' : 'house',
    adjacency: chance.weighted([
      ['mid-terrace', 4],
      ['end-terrace', 4],
      ['detached', 2],
    ]),
    storey: chance.weighted([
      ['top', 9],
      ['ground', 1],
    ]),
    exposedSides: 'two',
    landing: 'sheltered',
    yearBuilt,
    livingArea,
    levels,
    ceilingHeight: era === 'old' ? 2.7 : 2.5,
    shape: 'compact',
    facadeWidth: Math.round(Math.sqrt(livingArea / levels) * 8) / 10,
    frontOrientation: chance.pick(['south', 'north', 'east', 'west']),
    ...shell(era, isFlat, chance),
    windowArea: chance.chance(0.25) ? 'unknown' : Math.round(livingArea * 1.6) / 10,
    ...systems(isFlat, chance),
    ventilation: era === 'estate' ? 'natural-ducts' : 'windows',
    otherSystems: 'none',
  };
  // What the questionnaire would not have asked is left out.
  return relevantAnswers(answers);
}

const shell = (era: Era, isFlat: boolean, chance: Random): AuditAnswers => ({
  ...(era === 'old'
    ? { wallMaterial: 'solid-brick', wallThickness: 34, wallInsulation: 'none' }
    : era === 'rebuilt'
      ? { wallMaterial: 'hollow-brick', wallThickness: 25, wallInsulation: 'none' }
      : {
          wallMaterial: 'hollow-block',
          wallThickness: 20,
          wallInsulation: 'inside',
          wallInsulationShare: 'all',
          wallInsulationThickness: 4,
        }),
  roofType: isFlat && era !== 'old' ? 'terrace' : 'attic',
  ...(era === 'estate' || chance.chance(0.2)
    ? { roofInsulation: 'insulated', roofInsulationThickness: 6 }
    : { roofInsulation: 'none' }),
  floorType: chance.chance(0.3) ? 'cellar' : 'ground',
  floorStructure: era === 'old' && chance.chance(0.4) ? 'wood' : 'slab',
  floorInsulation: 'none',
  glazing: chance.chance(era === 'old' ? 0.85 : 0.65) ? 'single' : 'double-old',
  windowFrame: 'wood',
  windowSeals: 'no',
  shutters: chance.pick(['none', 'hinged', 'rolling']),
  door: 'wood',
});

const systems = (isFlat: boolean, chance: Random): AuditAnswers => {
  const heating = chance.weighted<'gas-boiler' | 'oil-boiler' | 'electric-convectors'>(
    isFlat
      ? [['electric-convectors', 1]]
      : [
          ['gas-boiler', 5],
          ['oil-boiler', 2],
          ['electric-convectors', 3],
        ],
  );
  if (heating === 'electric-convectors')
    return {
      heating,
      thermostat: 'none',
      backupHeating: 'none',
      otherRooms: 'none',
      hotWater: 'electric-tank',
      tankVolume: 150,
      hotWaterPlace: 'apart',
    };
  return {
    heating,
    boilerKind: 'standard',
    heatingYear: chance.whole(1984, 1999),
    emitters: 'radiators',
    thermostat: 'none',
    backupHeating: 'none',
    otherRooms: 'none',
    hotWater: 'with-heating',
    tankVolume: 0,
    hotWaterPlace: 'apart',
  };
};

/** What its owner has done of it: some take the whole house in hand, others leave the heating or the windows as they are. */
export function worksFor(answers: AuditAnswers, site: SiteFacts, chance: Random): MeasureSlug[] {
  const heating: readonly MeasureSlug[] = chance.weighted([
    [['heat-pump-air-water'], 4],
    [['heat-network', 'heat-pump-air-water'], 1],
    [['pellet-boiler'], 1],
    // An oil boiler never stays.
    [answers.heating === 'oil-boiler' ? ['heat-pump-air-water'] : [], 4],
  ]);
  const some = (probability: number, ...slugs: MeasureSlug[]): MeasureSlug[] =>
    chance.chance(probability) ? slugs : [];
  const wished: readonly MeasureSlug[] = [
    ...some(0.25, 'external-wall-insulation'),
    'internal-wall-insulation',
    'loft-insulation',
    'roof-slope-insulation',
    'flat-roof-insulation',
    ...some(0.4, 'floor-insulation'),
    ...(heating.length === 0 ? (['windows'] as const) : some(0.6, 'windows')),
    ...some(0.25, 'door'),
    'ventilation-hygro-b',
    ...heating,
    ...(answers.kind === 'flat' ? some(0.7, 'water-heater-thermodynamic') : []),
  ];
  const kept: MeasureSlug[] = [];
  for (const slug of wished)
    if (measureRefusal(answers, site, slug) === null && !kept.some((other) => areIncompatible(slug, other)))
      kept.push(slug);
  return kept;
}
