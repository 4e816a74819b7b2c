import { refused } from '../../shared/errors.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import { type ClimateZone, climateZoneOf, reachesAbove800 } from '../climate-zone.ts';
import { periodOf, yearBuiltOf } from '../construction-period.ts';
import { geometryOf } from '../geometry.ts';
import { relevantAnswers } from '../questionnaire/question-flow.ts';
import type { SiteFacts } from '../site-facts.ts';
import type { DpeInput } from './dpe-types.ts';
import { floorEntries, roofEntries } from './floor-and-roof.ts';
import { heatingChoice } from './heating-choice.ts';
import { heatingSystems } from './heating-system.ts';
import { hotWaterChoice } from './hot-water-choice.ts';
import { hotWaterSystem } from './hot-water-system.ts';
import { mustAnswer } from './must-answer.ts';
import { doorEntries, windowEntries } from './openings.ts';
import { coolingEntries, photovoltaics } from './other-systems.ts';
import { thermalBridgeEntries } from './thermal-bridges.ts';
import { ventilationEntries } from './ventilation.ts';
import { wallEntries } from './walls.ts';

const ZONE_ID: Record<ClimateZone, string> = {
  H1a: '1',
  H1b: '2',
  H1c: '3',
  H2a: '4',
  H2b: '5',
  H2c: '6',
  H2d: '7',
  H3: '8',
};
const ALTITUDE_ID = { 'below-400': '1', 'from-400-to-800': '2', 'above-800': '3' } as const;
/** A house; a flat with its own heating and hot water. */
const METHOD_ID = { house: '1', flat: '2' } as const;
const EXISTING_DWELLING = '1';
const DATA_MODEL_VERSION = '2.5';
/** After the change of the electricity factor: the date only selects tables. */
const DATE = '2026-01-01';

function weather(answers: AuditAnswers) {
  const zone = climateZoneOf(mustAnswer(answers, 'commune'));
  if (zone === undefined) throw refused('audits.errors.answer.overseas');
  const altitude = mustAnswer(answers, 'altitude');
  if (altitude === 'above-800' && !reachesAbove800(zone))
    throw refused('audits.errors.answer.noSuchAltitude');
  return { enum_zone_climatique_id: ZONE_ID[zone], enum_classe_altitude_id: ALTITUDE_ID[altitude] };
}

/**
 * A complete 3CL input from an owner's answers, rebuilt from nothing each time: no output is ever fed back.
 * Absent answers count as "I don't know" where that is allowed.
 * @throws DomainError `audits.errors.missingAnswer` {question}, `audits.errors.geometry.*`,
 *   `audits.errors.unsupported.*` for what is not computed (collective heating, solar heating, overseas…)
 */
export function buildDpeInput(given: AuditAnswers, site: SiteFacts): DpeInput {
  const answers = relevantAnswers(given);
  const panels = photovoltaics(answers);
  const geometry = geometryOf(answers);
  const heating = heatingChoice(answers, site);
  const hotWater = hotWaterChoice(answers, site, heating);
  return {
    numero_dpe: 'ESTIMATION',
    statut: 'ACTIF',
    administratif: {
      enum_modele_dpe_id: EXISTING_DWELLING,
      enum_version_id: DATA_MODEL_VERSION,
      date_etablissement_dpe: DATE,
    },
    logement: {
      caracteristique_generale: {
        annee_construction: yearBuiltOf(answers),
        enum_periode_construction_id: periodOf(answers),
        enum_methode_application_dpe_log_id: METHOD_ID[mustAnswer(answers, 'kind')],
        surface_habitable_logement: geometry.livingArea,
        nombre_niveau_logement: geometry.levels,
        nombre_niveau_immeuble: geometry.levels,
        hsp: geometry.ceilingHeight,
        nombre_appartement: 1,
      },
      meteo: weather(answers),
      enveloppe: {
        mur_collection: { mur: wallEntries(answers, geometry) },
        plancher_bas_collection: { plancher_bas: floorEntries(answers, geometry) },
        plancher_haut_collection: { plancher_haut: roofEntries(answers, geometry) },
        baie_vitree_collection: { baie_vitree: windowEntries(answers, geometry) },
        porte_collection: { porte: doorEntries(answers, geometry) },
        ets_collection: {},
        pont_thermique_collection: { pont_thermique: thermalBridgeEntries(answers, geometry) },
      },
      ventilation_collection: { ventilation: ventilationEntries(answers, geometry) },
      climatisation_collection: { climatisation: coolingEntries(answers, geometry) },
      ...(panels ? { production_elec_enr: panels } : {}),
      installation_ecs_collection: { installation_ecs: [hotWaterSystem(answers, geometry, hotWater)] },
      installation_chauffage_collection: {
        installation_chauffage: heatingSystems(answers, geometry, heating, hotWater.sharesGenerator),
      },
      sortie: {},
    },
  };
}
