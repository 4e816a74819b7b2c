import { type AuditAnswers, known } from '../audit-answers.ts';
import type { Geometry } from '../geometry.ts';
import { flag, item, type System } from './dpe-types.ts';
import { SHARED_GENERATOR } from './heating-system.ts';
import type { HotWaterChoice } from './hot-water-choice.ts';
import { solarWaterId } from './other-systems.ts';

/** `enum_cfg_installation_ecs_id`: one heater, or one that the sun helps. */
const CONFIGURATION = { alone: '1', withSun: '2' } as const;
const INDIVIDUAL = '1';
const SIMPLE_CALCULATION = '1';
const NOT_LOOPED = '1';
const BY_TABLES = '1';
const USE = { hotWater: '2', both: '3' } as const;
const TANK = { none: '1', built_in: '3' } as const;
/** `tv_rendement_distribution_ecs_id`: always set, the fast look-up is wrong without it (annex 1, §11.5.1). */
const DISTRIBUTION = { adjoining: 1, apart: 2, outside: 3 } as const;

/** The hot-water installation, tied to the boiler when that makes it. */
export function hotWaterSystem(answers: AuditAnswers, geometry: Geometry, choice: HotWaterChoice): System {
  const place = known(answers, 'hotWaterPlace') ?? 'apart';
  const heated = flag(place !== 'outside');
  const solar = solarWaterId(answers);
  const generator = item({
    description: 'hot water generator',
    reference: 'hot-water',
    ...(choice.sharesGenerator ? { reference_generateur_mixte: SHARED_GENERATOR } : {}),
    enum_type_generateur_ecs_id: String(choice.generator),
    enum_usage_generateur_id: choice.sharesGenerator ? USE.both : USE.hotWater,
    enum_type_energie_id: choice.energy,
    enum_methode_saisie_carac_sys_id: BY_TABLES,
    enum_type_stockage_ecs_id: choice.tank > 0 ? TANK.built_in : TANK.none,
    volume_stockage: choice.tank,
    position_volume_chauffe: heated,
    position_volume_chauffe_stockage: heated,
    presence_ventouse: 0,
  });
  return {
    ...item({
      description: 'hot water',
      ...(solar === undefined
        ? { enum_cfg_installation_ecs_id: CONFIGURATION.alone }
        : { enum_cfg_installation_ecs_id: CONFIGURATION.withSun, enum_type_installation_solaire_id: solar }),
      enum_type_installation_id: INDIVIDUAL,
      enum_methode_calcul_conso_id: SIMPLE_CALCULATION,
      surface_habitable: geometry.livingArea,
      nombre_logement: 1,
      rdim: 1,
      nombre_niveau_installation_ecs: geometry.levels,
      tv_rendement_distribution_ecs_id: DISTRIBUTION[place],
      enum_bouclage_reseau_ecs_id: NOT_LOOPED,
      reseau_distribution_isole: 0,
    }),
    generateur_ecs_collection: { generateur_ecs: [generator] },
  } as System;
}
