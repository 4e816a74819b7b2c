import { type AuditAnswers, known, withAnswers } from '../audit-answers.ts';
import { NEW_EQUIPMENT_YEAR } from '../dpe-input/generators.ts';
import { hasBareRest, insulatedShare } from '../dpe-input/wall-parts.ts';
import { isFilledFrame } from '../dpe-input/walls.ts';
import { HYDRONIC } from '../questionnaire/questions.ts';
import { MEASURE_NATURES, type MeasureEntry, type MeasureSlug } from './measure-catalogue.ts';

type Change = (answers: AuditAnswers, entry: MeasureEntry) => AuditAnswers;

/** An adviser's or maker's value falls back on the criterion of the sheet that pays for the works. */
const performanceOr = ({ performance }: MeasureEntry, fallback: number): number => performance ?? fallback;

const CONDUCTIVITY = 0.04;
const MOST_RESISTANCE = 15;

/** Resistance of the insulation already there, m²K/W; 0 when nobody knows it. */
const presentResistance = (answers: AuditAnswers): number =>
  answers.wallInsulationR ?? (known(answers, 'wallInsulationThickness') ?? 0) / 100 / CONDUCTIVITY;

/**
 * Where part of the walls is insulated already, the others alone are. Else insulation on the other face stays and adds
 * up, and on the same face the new one takes the place of the old.
 */
const wall =
  (side: 'inside' | 'outside'): Change =>
  (answers, entry) => {
    if (hasBareRest(answers)) return { restOfWalls: side, restOfWallsR: performanceOr(entry, 3.7) };
    const present = known(answers, 'wallInsulation') ?? 'none';
    const kept: readonly string[] =
      side === 'outside' ? ['inside', 'insulated', 'both'] : ['outside', 'both'];
    const adds = kept.includes(present);
    const added = performanceOr(entry, 3.7);
    // What is between the studs stays there, whichever face is lined.
    if (isFilledFrame(answers))
      return { wallInsulation: 'both', wallInsulationR: added, wallInsulationThickness: undefined };
    return {
      wallInsulation: adds ? 'both' : side,
      wallInsulationR: adds ? Math.min(MOST_RESISTANCE, added + presentResistance(answers)) : added,
      wallInsulationThickness: undefined,
    };
  };
/** All outer walls are insulated outside. */
const isOutside = (answers: AuditAnswers): boolean =>
  answers.wallInsulation === 'outside' &&
  (insulatedShare(answers) === 1 || answers.restOfWalls === 'outside');
const roof: Change = (_, entry) => ({
  roofInsulation: 'insulated',
  roofInsulationR: performanceOr(entry, 6),
  roofInsulationThickness: undefined,
});
const fan =
  (ventilation: 'hygro-b' | 'double-flow'): Change =>
  () => ({ ventilation, ventilationPeriod: 'after-2012' });

/** Pipes and radiators that are there stay; radiators with valves are fitted where there were none. */
function emitters(answers: AuditAnswers): AuditAnswers {
  const heating = answers.heating;
  const hasPipes = HYDRONIC.some((generator) => generator === heating);
  const underfloor = hasPipes && known(answers, 'emitters') === 'underfloor';
  return { emitters: underfloor ? 'underfloor' : 'radiators-with-valves', thermostat: 'per-room' };
}

const NO_OLD_BOILER: AuditAnswers = { boilerKind: undefined, waterHeaterYear: undefined };

const woodBoiler =
  (heating: 'pellet-boiler' | 'log-boiler'): Change =>
  (answers) => ({
    ...NO_OLD_BOILER,
    ...emitters(answers),
    heating,
    heatingYear: NEW_EQUIPMENT_YEAR,
    hotWater: 'with-heating',
    tankVolume: 200,
    hotWaterPlace: answers.hotWaterPlace ?? 'apart',
  });

/** A stove heats by itself, without pipes; hot water that came from the old boiler needs a tank of its own. */
const stove =
  (heating: 'pellet-stove' | 'log-stove'): Change =>
  (answers) => ({
    boilerKind: undefined,
    emitters: undefined,
    heatingPipes: undefined,
    heating,
    heatingYear: NEW_EQUIPMENT_YEAR,
    ...(answers.hotWater === 'with-heating' ? { hotWater: 'electric-tank', tankVolume: 200 } : {}),
  });

const CHANGES: Record<MeasureSlug, Change> = {
  'external-wall-insulation': wall('outside'),
  'internal-wall-insulation': wall('inside'),
  'loft-insulation': roof,
  'roof-slope-insulation': roof,
  'flat-roof-insulation': roof,
  'floor-insulation': (_, entry) => ({
    floorInsulation: 'insulated',
    floorInsulationR: performanceOr(entry, 3),
    floorInsulationThickness: undefined,
  }),
  windows: (answers, entry) => ({
    glazing: 'double-recent',
    windowFrame: 'pvc',
    windowUw: performanceOr(entry, 1.3),
    windowSw: entry.solarFactor,
    windowSeals: 'yes',
    // In line with the insulation: no cold strip of wall around the frame.
    windowPose: isOutside(answers) ? 'outer' : 'inner',
  }),
  door: () => ({ door: 'insulated' }),
  'ventilation-hygro-b': fan('hygro-b'),
  'ventilation-double-flow': fan('double-flow'),
  'heat-pump-air-water': (answers) => ({
    ...NO_OLD_BOILER,
    ...emitters(answers),
    heating: 'heat-pump-air-water',
    reliefBoiler: 'none',
    reliefBoilerYear: undefined,
    heatingYear: NEW_EQUIPMENT_YEAR,
    hotWater: 'with-heating',
    tankVolume: 200,
    hotWaterPlace: answers.hotWaterPlace ?? 'apart',
  }),
  'pellet-boiler': woodBoiler('pellet-boiler'),
  'log-boiler': woodBoiler('log-boiler'),
  'pellet-stove': stove('pellet-stove'),
  'log-stove': stove('log-stove'),
  'heat-network': (answers) => ({
    ...NO_OLD_BOILER,
    ...emitters(answers),
    heating: 'heat-network',
    heatingYear: NEW_EQUIPMENT_YEAR,
    hotWater: 'with-heating',
    tankVolume: 0,
    hotWaterPlace: answers.hotWaterPlace ?? 'apart',
  }),
  'water-heater-thermodynamic': (answers) => ({
    hotWater: 'thermodynamic',
    waterHeaterYear: NEW_EQUIPMENT_YEAR,
    tankVolume: 200,
    hotWaterPlace: answers.hotWaterPlace ?? 'apart',
  }),
};

/** The answers as they would be after one measure. Whether it may be done is measure-rules.ts. */
export const applyMeasure = (answers: AuditAnswers, entry: MeasureEntry): AuditAnswers =>
  withAnswers(answers, CHANGES[entry.slug](answers, entry));

const ORDER = Object.keys(MEASURE_NATURES);

/** All of them, in the order of works (walls before windows, which then follow the insulation). */
export const applyMeasures = (answers: AuditAnswers, entries: readonly MeasureEntry[]): AuditAnswers =>
  entries.toSorted((a, b) => ORDER.indexOf(a.slug) - ORDER.indexOf(b.slug)).reduce(applyMeasure, answers);
