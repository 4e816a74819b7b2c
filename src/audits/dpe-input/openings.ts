import { type AuditAnswers, known } from '../audit-answers.ts';
import { type Geometry, windowCount } from '../geometry.ts';
import { ADJACENCY, ORIENTATION_ID } from './adjacency.ts';
import { type DoorEntry, flag, type Item, item, round2, type WindowEntry } from './dpe-types.ts';
import { beyondLanding, LANDING_WALL } from './landing.ts';
import { type WallPart, wallParts, wallReference } from './wall-parts.ts';

export const DOOR = 'door';
export const windowReference = ({ reference }: WallPart): string => reference.replace('wall', 'windows');

const AIR = '1';
const ARGON = '2';
/** Sealed units before low-emissivity glass: 12 mm of air; since: 16 mm of argon behind a coated pane. */
const GLAZING = {
  single: { enum_type_vitrage_id: '1', vitrage_vir: 0 },
  'double-old': {
    enum_type_vitrage_id: '2',
    enum_type_gaz_lame_id: AIR,
    epaisseur_lame: 12,
    vitrage_vir: 0,
  },
  'double-recent': {
    enum_type_vitrage_id: '2',
    enum_type_gaz_lame_id: ARGON,
    epaisseur_lame: 16,
    vitrage_vir: 1,
  },
  triple: { enum_type_vitrage_id: '3', enum_type_gaz_lame_id: ARGON, epaisseur_lame: 16, vitrage_vir: 1 },
} as const;
const FRAME = { wood: '3', pvc: '5', 'metal-thermal-break': '6', metal: '7' } as const;
const SHUTTER = { none: '1', louvred: '2', rolling: '4', hinged: '5' } as const;
const POSE = { outer: '1', inner: '2', tunnel: '3' } as const;
const DOOR_TYPE = { wood: '1', glazed: '2', metal: '9', insulated: '13' } as const;
const VERTICAL = '3';
const CASEMENT = '4';
const U_BY_TABLES = '1';
const UW_AND_SW_STATED = '8';
const UW_STATED = '13';
/** Width of the frame's fixed part, cm. */
const FRAME_WIDTH = 5;

/** Not known: single panes in wood, the oldest still met. */
const glazingOf = (answers: AuditAnswers) => GLAZING[known(answers, 'glazing') ?? 'single'];
const frameOf = (answers: AuditAnswers) => FRAME[known(answers, 'windowFrame') ?? 'wood'];

/**
 * Insulation from outside turns into the reveals of windows left flush with the inside: such works are not done
 * without, since the junction would lose more than the bare wall (annex 1, §3.4.5).
 */
const hasInsulatedReveals = ({ windowPose, wallInsulation }: AuditAnswers): boolean =>
  wallInsulation === 'outside' && windowPose !== 'tunnel';

const joinery = (answers: AuditAnswers) => ({
  enum_type_pose_id: POSE[answers.windowPose ?? 'inner'],
  largeur_dormant: FRAME_WIDTH,
  presence_retour_isolation: flag(hasInsulatedReveals(answers)),
  presence_joint: flag(known(answers, 'windowSeals') === 'yes'),
});

function statedPerformance({ windowUw, windowSw }: AuditAnswers) {
  if (windowUw === undefined) return { enum_methode_saisie_perf_vitrage_id: U_BY_TABLES };
  if (windowSw === undefined) return { enum_methode_saisie_perf_vitrage_id: UW_STATED, uw_saisi: windowUw };
  return { enum_methode_saisie_perf_vitrage_id: UW_AND_SW_STATED, uw_saisi: windowUw, sw_saisi: windowSw };
}

/** The windows of each façade that has some, as one entry for each way in which its walls are insulated. */
export const windowEntries = (answers: AuditAnswers, geometry: Geometry): Item<WindowEntry>[] =>
  wallParts(answers, geometry)
    .filter(({ facade }) => facade.glazed > 0)
    .map(windowEntry);

function windowEntry(part: WallPart): Item<WindowEntry> {
  const { facade, reference, share, answers } = part;
  return item({
    ...glazingOf(answers),
    ...statedPerformance(answers),
    ...joinery(answers),
    reference: windowReference(part),
    reference_paroi: reference,
    description: windowReference(part),
    enum_type_adjacence_id: ADJACENCY.outside,
    surface_totale_baie: round2(facade.glazed * share),
    nb_baie: Math.ceil(windowCount(facade) * share),
    enum_inclinaison_vitrage_id: VERTICAL,
    enum_type_materiaux_menuiserie_id: frameOf(answers),
    enum_type_baie_id: CASEMENT,
    double_fenetre: 0,
    enum_type_fermeture_id: SHUTTER[known(answers, 'shutters') ?? 'none'],
    presence_protection_solaire_hors_fermeture: 0,
    enum_orientation_id: ORIENTATION_ID[facade.orientation],
  });
}

/** The entrance door, on the street or on a landing. */
export function doorEntries(answers: AuditAnswers, geometry: Geometry): readonly Item<DoorEntry>[] {
  const common = {
    ...joinery(answers),
    reference: DOOR,
    description: DOOR,
    surface_porte: geometry.doorArea,
    nb_porte: 1,
    enum_methode_saisie_uporte_id: U_BY_TABLES,
    enum_type_porte_id: DOOR_TYPE[known(answers, 'door') ?? 'wood'],
  };
  const landing = beyondLanding(answers, geometry);
  if (landing !== null) return [item({ ...common, ...landing, reference_paroi: LANDING_WALL })];
  const outer = geometry.facades.find(({ hasDoor }) => hasDoor);
  return [
    item({
      ...common,
      reference_paroi: wallReference(outer?.name ?? 'right'),
      enum_type_adjacence_id: outer ? ADJACENCY.outside : ADJACENCY.heatedNeighbour,
    }),
  ];
}
