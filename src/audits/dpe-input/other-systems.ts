import { refused } from '../../shared/errors.ts';
import { type AuditAnswers, known } from '../audit-answers.ts';
import type { Geometry } from '../geometry.ts';
import { type CoolingEntry, type Item, item, type PhotovoltaicEntry, round2 } from './dpe-types.ts';
import { ENERGY } from './generators.ts';
import { mustAnswer } from './must-answer.ts';

const BY_TABLES = '1';
/** `enum_type_generateur_fr_id` of an air-to-air machine and `enum_periode_installation_fr_id`: the same three ages. */
const COOLING_AGES = [
  { until: 2007, id: '1' },
  { until: 2014, id: '2' },
  { until: Number.POSITIVE_INFINITY, id: '3' },
] as const;
/** Not known: of the oldest, which draws most. */
const UNKNOWN_COOLING_YEAR = 2007;

const PHOTOVOLTAIC = '1';
/** `enum_orientation_pv_id` */
const FACING = { east: '1', 'south-east': '2', south: '3', 'south-west': '4', west: '5' } as const;
/** Not known: what gives least on a roof. */
const UNKNOWN_FACING = 'east';
/** Between 15° and 45°, as roofs are. */
const ROOF_SLOPE = '2';

/** `enum_type_installation_solaire_id`: water heated by the sun, for more or less than five years (annex 1, §18.4). */
const SOLAR_WATER = { old: '2', recent: '3' } as const;
const RECENT_SINCE = 2021;

export const hasCooling = ({ otherSystems }: AuditAnswers): boolean =>
  otherSystems === 'air-conditioning' || otherSystems === 'air-conditioning-and-solar';
const hasSolar = ({ otherSystems }: AuditAnswers): boolean =>
  otherSystems === 'solar' || otherSystems === 'air-conditioning-and-solar';

/** What the sun's panels make; null where there are none. */
function solarUse(answers: AuditAnswers) {
  if (!hasSolar(answers)) return null;
  // Panels of a block are shared, and a solar boiler needs more than an owner knows.
  const use = mustAnswer(answers, 'solarUse');
  if (answers.kind === 'flat' || use === 'heating') throw refused('audits.errors.unsupported.solar');
  return use;
}

/** The fixed air conditioning; none where there is none, or where it is not known. */
export function coolingEntries(answers: AuditAnswers, { livingArea }: Geometry): Item<CoolingEntry>[] {
  if (!hasCooling(answers)) return [];
  const year = known(answers, 'coolingYear') ?? UNKNOWN_COOLING_YEAR;
  const age = COOLING_AGES.find(({ until }) => year <= until) ?? COOLING_AGES[2];
  return [
    item({
      description: 'air conditioning',
      surface_clim: round2(Math.min(livingArea, known(answers, 'cooledArea') ?? livingArea)),
      enum_methode_saisie_carac_sys_id: BY_TABLES,
      enum_type_generateur_fr_id: age.id,
      enum_periode_installation_fr_id: age.id,
      enum_type_energie_id: ENERGY.electricity,
    }),
  ];
}

/**
 * What makes the sun heat water, for the entry of the hot-water installation.
 * @returns undefined where it does not
 */
export function solarWaterId(answers: AuditAnswers): string | undefined {
  const use = solarUse(answers);
  if (use !== 'hot-water' && use !== 'hot-water-and-electricity') return undefined;
  const year = known(answers, 'solarWaterYear') ?? 0;
  return year >= RECENT_SINCE ? SOLAR_WATER.recent : SOLAR_WATER.old;
}

/** The panels that make electricity; undefined where there are none. */
export function photovoltaics(answers: AuditAnswers): PhotovoltaicEntry | undefined {
  const use = solarUse(answers);
  if (use !== 'electricity' && use !== 'hot-water-and-electricity') return undefined;
  return {
    ...item({ description: 'photovoltaics', presence_production_pv: 1, enum_type_enr_id: PHOTOVOLTAIC }),
    panneaux_pv_collection: {
      panneaux_pv: [
        {
          surface_totale_capteurs: mustAnswer(answers, 'photovoltaicArea'),
          ratio_virtualisation: 1,
          enum_orientation_pv_id: FACING[known(answers, 'photovoltaicOrientation') ?? UNKNOWN_FACING],
          enum_inclinaison_pv_id: ROOF_SLOPE,
        },
      ],
    },
  };
}
