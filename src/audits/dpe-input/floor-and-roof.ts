import { type AuditAnswers, known } from '../audit-answers.ts';
import { insulatedPeriodOf, type PeriodId, periodOf } from '../construction-period.ts';
import type { Geometry } from '../geometry.ts';
import { ADJACENCY } from './adjacency.ts';
import {
  type FloorEntry,
  flag,
  type Item,
  item,
  type RoofEntry,
  round2,
  type UnheatedRoom,
} from './dpe-types.ts';
import { insulationEntry, isInsulated } from './insulation.ts';
import { mustAnswer } from './must-answer.ts';
import { unheatedRoom } from './unheated-room.ts';

export const FLOOR = 'floor';
export const ROOF = 'roof';

const U0_BY_TABLE = '2';
const FLOOR_STRUCTURE = { slab: '9', wood: '10', vault: '8' } as const;
const UNKNOWN_FLOOR = '1';
const FLOOR_ADJACENCY = {
  ground: ADJACENCY.ground,
  'crawl-space': ADJACENCY.crawlSpace,
  cellar: ADJACENCY.cellar,
  garage: ADJACENCY.garage,
  outside: ADJACENCY.outside,
} as const;
/** The earth around a floor takes part of its loss (annex 1, §3.2.2.2); a garage or a porch has none below it. */
const ON_EARTH = ['ground', 'crawl-space', 'cellar'];
const GARAGE_HEIGHT = 2.3;
const ROOF_ADJACENCY = {
  attic: ADJACENCY.attic,
  slopes: ADJACENCY.outside,
  terrace: ADJACENCY.outside,
} as const;
/** Wooden floor on joists under an attic, lined slopes, concrete slab. */
const ROOF_STRUCTURE = { attic: '9', slopes: '12', terrace: '8' } as const;

/** Floors between two dwellings are concrete since the post-war years, on joists before. */
export const hasHeavyFloors = (period: PeriodId): boolean => period !== '1';

/** The lower floor: on the ground, a crawl space, a cellar, or the heated dwelling below. */
export function floorEntries(answers: AuditAnswers, geometry: Geometry): Item<FloorEntry>[] {
  const period = periodOf(answers);
  const area = round2(geometry.footprint);
  const exposed = geometry.facades.filter((facade) => facade.exposed);
  const common = {
    reference: FLOOR,
    description: FLOOR,
    surface_paroi_opaque: area,
    enum_methode_saisie_u0_id: U0_BY_TABLE,
    perimetre_ue: round2(exposed.reduce((sum, { length }) => sum + length, 0)),
    surface_ue: area,
  };
  if (!hasOwnFloor(answers))
    return [
      item({
        ...common,
        ...insulationEntry({ side: 'none', thicknessCm: undefined, resistance: undefined, period }),
        enum_type_adjacence_id: ADJACENCY.heatedNeighbour,
        enum_type_plancher_bas_id: hasHeavyFloors(period) ? FLOOR_STRUCTURE.slab : FLOOR_STRUCTURE.wood,
        calcul_ue: flag(false),
      }),
    ];
  const type = mustAnswer(answers, 'floorType');
  const structure = known(answers, 'floorStructure');
  const insulation = known(answers, 'floorInsulation');
  const insulated = insulationEntry({
    side: insulation === 'insulated' ? 'outside' : insulation,
    thicknessCm: known(answers, 'floorInsulationThickness'),
    resistance: answers.floorInsulationR,
    period: insulation === undefined ? period : insulatedPeriodOf(answers, 'floor'),
  });
  return [
    item({
      ...common,
      ...insulated,
      enum_type_adjacence_id: FLOOR_ADJACENCY[type],
      enum_type_plancher_bas_id: structure === undefined ? UNKNOWN_FLOOR : FLOOR_STRUCTURE[structure],
      calcul_ue: flag(ON_EARTH.includes(type)),
      ...(type === 'garage' ? garageEntry(geometry, isInsulated(insulated)) : {}),
    }),
  ];
}

/** The loss to a garage under the dwelling, by what of it gives on the outside (annex 1, §3.1): its walls and its door. */
function garageEntry({ footprint, facades }: Geometry, insulated: boolean): UnheatedRoom {
  const outline = facades.reduce((sum, { exposed, length }) => (exposed ? sum + length : sum), 0);
  return unheatedRoom(footprint, GARAGE_HEIGHT * outline, insulated);
}

/** The upper floor: attic floor, slopes, flat roof, or the heated dwelling above. */
export function roofEntries(answers: AuditAnswers, geometry: Geometry): Item<RoofEntry>[] {
  const period = periodOf(answers);
  const area = round2(geometry.footprint);
  const common = {
    reference: ROOF,
    description: ROOF,
    surface_paroi_opaque: area,
    enum_methode_saisie_u0_id: U0_BY_TABLE,
  };
  if (!hasOwnRoof(answers))
    return [
      item({
        ...common,
        ...insulationEntry({ side: 'none', thicknessCm: undefined, resistance: undefined, period }),
        enum_type_adjacence_id: ADJACENCY.heatedNeighbour,
        enum_type_plancher_haut_id: hasHeavyFloors(period) ? ROOF_STRUCTURE.terrace : ROOF_STRUCTURE.attic,
      }),
    ];
  const type = mustAnswer(answers, 'roofType');
  const insulation = known(answers, 'roofInsulation');
  const insulated = insulationEntry({
    // Laid over the attic floor or the slab; between and under the rafters in lined slopes.
    side: insulation === 'insulated' ? (type === 'slopes' ? 'inside' : 'outside') : insulation,
    thicknessCm: known(answers, 'roofInsulationThickness'),
    resistance: answers.roofInsulationR,
    period: insulation === undefined ? period : insulatedPeriodOf(answers, 'roof'),
  });
  return [
    item({
      ...common,
      ...insulated,
      enum_type_adjacence_id: ROOF_ADJACENCY[type],
      enum_type_plancher_haut_id: ROOF_STRUCTURE[type],
      ...(type === 'attic' ? atticEntry(geometry, isInsulated(insulated)) : {}),
    }),
  ];
}

/**
 * The loss through an attic depends on which of its two sides is insulated (annex 1, §3.1): it follows the works. Its
 * slopes are about 1.3 times its floor; the method has one row for all ratios from 0.75 to 1, and the engine finds that
 * of 1 without writing numbers out as text, which is a tenth of a whole computation.
 */
const atticEntry = ({ footprint }: Geometry, insulated: boolean): UnheatedRoom =>
  unheatedRoom(footprint, footprint, insulated);

export const hasOwnFloor = ({ kind, storey }: AuditAnswers): boolean =>
  kind !== 'flat' || storey === 'ground' || storey === 'ground-and-top';
export const hasOwnRoof = ({ kind, storey }: AuditAnswers): boolean =>
  kind !== 'flat' || storey === 'top' || storey === 'ground-and-top';
