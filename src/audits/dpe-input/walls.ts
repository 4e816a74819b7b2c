import { type AuditAnswers, type Known, known } from '../audit-answers.ts';
import { insulatedPeriodOf, periodOf, predatesInsulation } from '../construction-period.ts';
import { type Geometry, opaqueArea } from '../geometry.ts';
import { ADJACENCY, ORIENTATION_ID } from './adjacency.ts';
import { flag, type InsulationEntry, type Item, item, round2, type WallEntry } from './dpe-types.ts';
import { FILLED, insulationEntry } from './insulation.ts';
import { beyondLanding, LANDING_WALL, landingArea, landingInsulation } from './landing.ts';
import { structureOf, tabulatedThickness } from './wall-materials.ts';
import { type WallPart, wallParts } from './wall-parts.ts';

const UNKNOWN_MATERIAL = '1';
const U0_BY_DEFAULT = '1';
const U0_BY_TABLE = '2';
/** `enum_type_doublage_id`: none; a lining with an air gap of more than 15 mm, 0.21 m²K/W (annex 1, §3.2.1.1). */
const LINING = { none: '2', withGap: '4' } as const;

type Structure = Pick<
  WallEntry,
  'enum_materiaux_structure_mur_id' | 'epaisseur_structure' | 'enum_methode_saisie_u0_id' | 'paroi_lourde'
>;

/** A lining of plaster or brick is no insulation. */
const isInsulating = (side: Known<'wallInsulation'>): boolean => side !== 'none' && side !== 'lined';

/**
 * Whether a frame is taken as filled: where it is insulated and the insulation's own thickness or resistance is not
 * known. A known one is added to the bare frame, which would else count it twice; on both sides, it is what the
 * filling does not hold.
 */
export function isFilledFrame(answers: AuditAnswers): boolean {
  const side = known(answers, 'wallInsulation');
  if (known(answers, 'wallMaterial') !== 'wood-frame') return false;
  if (side === 'both') return true;
  if (known(answers, 'wallInsulationThickness') !== undefined || answers.wallInsulationR !== undefined)
    return false;
  return side === undefined ? !predatesInsulation(periodOf(answers)) : isInsulating(side);
}

/** A material nobody knows is the method's bare wall (U0 = 2,5 W/m²K, annex 1, §3.2.1). */
function structureEntry(answers: AuditAnswers): Structure {
  const material = known(answers, 'wallMaterial');
  if (material === undefined)
    return {
      enum_materiaux_structure_mur_id: UNKNOWN_MATERIAL,
      enum_methode_saisie_u0_id: U0_BY_DEFAULT,
      paroi_lourde: 1,
    };
  const structure = structureOf(material, periodOf(answers), isFilledFrame(answers));
  const thickness = tabulatedThickness(structure, known(answers, 'wallThickness'));
  return {
    enum_materiaux_structure_mur_id: structure.id,
    ...(thickness === undefined ? {} : { epaisseur_structure: thickness }),
    enum_methode_saisie_u0_id: U0_BY_TABLE,
    paroi_lourde: flag(structure.masonry),
  };
}

/** The walls of all four sides, party walls included: they lose nothing but carry the dwelling's inertia. */
export const wallEntries = (answers: AuditAnswers, geometry: Geometry): Item<WallEntry>[] => [
  ...wallParts(answers, geometry).map((part) =>
    item({
      ...structureEntry(part.answers),
      enum_type_doublage_id: LINING[known(part.answers, 'wallInsulation') === 'lined' ? 'withGap' : 'none'],
      enduit_isolant_paroi_ancienne: 0 as const,
      ...wallInsulation(part.answers),
      ...facadeEntry(geometry, part),
    }),
  ),
  ...landingWalls(answers, geometry),
];

/**
 * The wall along the landing, of a make and an insulation that nobody is asked: the method's own for both (annex 1,
 * §3.2.1), and no heavier than the dwelling's others.
 */
function landingWalls(answers: AuditAnswers, geometry: Geometry): Item<WallEntry>[] {
  const landing = beyondLanding(answers, geometry);
  if (landing === null) return [];
  const area = landingArea(geometry);
  return [
    item({
      ...landing,
      ...landingInsulation(answers),
      reference: LANDING_WALL,
      description: LANDING_WALL,
      enum_orientation_id: ORIENTATION_ID.north,
      surface_paroi_totale: round2(area),
      surface_paroi_opaque: round2(Math.max(0, area - geometry.doorArea)),
      enum_materiaux_structure_mur_id: UNKNOWN_MATERIAL,
      enum_methode_saisie_u0_id: U0_BY_DEFAULT,
      enum_type_doublage_id: LINING.none,
      enduit_isolant_paroi_ancienne: 0,
      paroi_lourde: structureEntry(answers).paroi_lourde,
    }),
  ];
}

function wallInsulation(answers: AuditAnswers): InsulationEntry {
  const side = known(answers, 'wallInsulation');
  // What fills a frame is in its own U already: the table by period would count it a second time (annex 1, §3.2.1).
  if (isFilledFrame(answers) && side !== 'both') return FILLED;
  return insulationEntry({
    side: side === 'lined' ? 'none' : side,
    thicknessCm: known(answers, 'wallInsulationThickness'),
    resistance: answers.wallInsulationR,
    period: side === undefined ? periodOf(answers) : insulatedPeriodOf(answers, 'wall'),
  });
}

const facadeEntry = (geometry: Geometry, { facade, reference, share }: WallPart) => ({
  reference,
  description: reference,
  enum_type_adjacence_id: facade.exposed ? ADJACENCY.outside : ADJACENCY.heatedNeighbour,
  enum_orientation_id: ORIENTATION_ID[facade.orientation],
  surface_paroi_totale: round2(facade.length * geometry.facadeHeight * share),
  surface_paroi_opaque: round2(opaqueArea(geometry, facade) * share),
});
