import type { QuestionSlug } from '../answer-kinds.ts';
import { type AuditAnswers, known } from '../audit-answers.ts';
import { periodOf, predatesInsulation } from '../construction-period.ts';
import { geometryOf } from '../geometry.ts';

/** What an unknown answer could well turn out to be: changes to the answers, the extremes that are still common. */
type Plausible = (answers: AuditAnswers) => readonly AuditAnswers[];

/** Works of the regulation of 2000 on: insulation grew thick. */
const isRecent = (year: number | 'unknown' | undefined): boolean => typeof year === 'number' && year > 2000;
const isOld = (answers: AuditAnswers): boolean => predatesInsulation(periodOf(answers));

const PLAUSIBLE: { readonly [S in QuestionSlug]?: Plausible } = {
  yearBuilt: () => [{ yearBuilt: 1960 }, { yearBuilt: 1980 }, { yearBuilt: 1995 }],
  period: () => [{ period: '1948-1974' }, { period: '1978-1982' }, { period: '1989-2000' }],
  landing: () => [{ landing: 'sheltered' }],
  landingWall: (answers) => {
    const length = geometryOf(answers).landing?.length ?? 1;
    return [{ landingWall: Math.max(1, length * 0.5) }, { landingWall: length * 1.8 }];
  },
  ceilingHeight: () => [{ ceilingHeight: 2.35 }, { ceilingHeight: 2.9 }],
  shape: () => [{ shape: 'elongated' }],
  facadeWidth: (answers) => {
    const { width } = geometryOf(answers);
    return [{ facadeWidth: width * 0.75 }, { facadeWidth: width * 1.35 }];
  },
  frontOrientation: () => [{ frontOrientation: 'south' }],
  wallMaterial: (answers) =>
    isOld(answers)
      ? [
          { wallMaterial: 'solid-brick', wallThickness: 34 },
          { wallMaterial: 'cavity-brick', wallThickness: 30 },
          { wallMaterial: 'stone', wallThickness: 50 },
        ]
      : [
          { wallMaterial: 'hollow-brick', wallThickness: 20 },
          { wallMaterial: 'hollow-block', wallThickness: 20 },
        ],
  wallThickness: () => [{ wallThickness: 15 }, { wallThickness: 35 }, { wallThickness: 50 }],
  wallInsulation: (answers) =>
    isOld(answers)
      ? [{ wallInsulation: 'inside', wallInsulationThickness: 6 }]
      : [{ wallInsulation: 'none' }, { wallInsulation: 'inside', wallInsulationThickness: 10 }],
  wallInsulationShare: () => [{ wallInsulationShare: 'quarter' }, { wallInsulationShare: 'all' }],
  wallInsulationThickness: ({ wallInsulationYear: year }) =>
    (isRecent(year) ? [8, 16] : [4, 12]).map((wallInsulationThickness) => ({ wallInsulationThickness })),
  wallInsulationYear: () => [{ wallInsulationYear: 1985 }, { wallInsulationYear: 2015 }],
  roofInsulation: (answers) => [
    ...(isOld(answers) ? [] : [{ roofInsulation: 'none' } as const]),
    { roofInsulation: 'insulated', roofInsulationThickness: 10 },
    { roofInsulation: 'insulated', roofInsulationThickness: 20 },
  ],
  roofInsulationThickness: ({ roofInsulationYear: year }) =>
    (isRecent(year) ? [15, 35] : [8, 25]).map((roofInsulationThickness) => ({ roofInsulationThickness })),
  roofInsulationYear: () => [{ roofInsulationYear: 1985 }, { roofInsulationYear: 2015 }],
  floorStructure: () => [{ floorStructure: 'slab' }, { floorStructure: 'wood' }],
  floorInsulation: (answers) =>
    isOld(answers)
      ? [{ floorInsulation: 'insulated', floorInsulationThickness: 6 }]
      : [{ floorInsulation: 'none' }, { floorInsulation: 'insulated', floorInsulationThickness: 8 }],
  floorInsulationThickness: ({ floorInsulationYear: year }) =>
    (isRecent(year) ? [6, 14] : [4, 10]).map((floorInsulationThickness) => ({ floorInsulationThickness })),
  floorInsulationYear: () => [{ floorInsulationYear: 1985 }, { floorInsulationYear: 2015 }],
  glazing: () => [{ glazing: 'double-old' }, { glazing: 'double-recent' }],
  windowFrame: () => [{ windowFrame: 'pvc' }, { windowFrame: 'metal' }],
  windowSeals: () => [{ windowSeals: 'yes' }],
  shutters: () => [{ shutters: 'hinged' }, { shutters: 'rolling' }],
  windowArea: (answers) => {
    const { windowArea } = geometryOf(answers);
    return [{ windowArea: windowArea * 0.7 }, { windowArea: windowArea * 1.35 }];
  },
  door: () => [{ door: 'insulated' }, { door: 'metal' }],
  boilerKind: () => [{ boilerKind: 'low-temperature' }, { boilerKind: 'condensing' }],
  heatingYear: () => [{ heatingYear: 1985 }, { heatingYear: 2012 }],
  emitters: () => [{ emitters: 'radiators-with-valves' }],
  thermostat: () => [{ thermostat: 'central' }, { thermostat: 'per-room' }],
  reliefBoiler: () => [{ reliefBoiler: 'oil-boiler', reliefBoilerYear: 1995 }],
  reliefBoilerYear: () => [{ reliefBoilerYear: 1985 }, { reliefBoilerYear: 2018 }],
  backupHeating: () => [{ backupHeating: 'log-stove', backupHeatingYear: 2000 }],
  backupHeatingYear: () => [{ backupHeatingYear: 1985 }, { backupHeatingYear: 2018 }],
  otherRooms: () => [{ otherRooms: 'electric-convectors', otherRoomsShare: 'quarter' }],
  otherRoomsYear: () => [{ otherRoomsYear: 1985 }, { otherRoomsYear: 2018 }],
  otherRoomsShare: () => [{ otherRoomsShare: 'tenth' }, { otherRoomsShare: 'half' }],
  waterHeaterYear: () => [{ waterHeaterYear: 1988 }, { waterHeaterYear: 2018 }],
  tankVolume: ({ hotWater }) =>
    hotWater === 'with-heating' ? [{ tankVolume: 100 }] : [{ tankVolume: 100 }, { tankVolume: 300 }],
  hotWaterPlace: () => [{ hotWaterPlace: 'adjoining' }, { hotWaterPlace: 'outside' }],
  ventilation: () => [
    { ventilation: 'natural-ducts' },
    { ventilation: 'self-regulating', ventilationPeriod: '1982-2000' },
  ],
  coolingYear: () => [{ coolingYear: 2018 }],
  cooledArea: ({ livingArea = 0 }) => [{ cooledArea: livingArea / 3 }],
  solarWaterYear: () => [{ solarWaterYear: 2023 }],
  photovoltaicOrientation: () => [{ photovoltaicOrientation: 'south' }],
  ventilationPeriod: () => [{ ventilationPeriod: 'before-1982' }, { ventilationPeriod: 'after-2012' }],
};

/** The other values that an unknown answer could well have; none when it is known. */
export const plausibleAnswers = (answers: AuditAnswers, slug: QuestionSlug): readonly AuditAnswers[] =>
  known(answers, slug) === undefined ? (PLAUSIBLE[slug]?.(answers) ?? []) : [];
