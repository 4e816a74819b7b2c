import { createHash } from 'node:crypto';
import enums from '@open3cl/engine/enums.js';
import tables from '@open3cl/engine/tv.js';
import { isEffetJoule, Tbase } from '@open3cl/engine/utils.js';
import type { AuditAnswers } from '../audit-answers.ts';
import { buildDpeInput } from '../dpe-input/build-dpe-input.ts';
import type { Envelope, WindowEntry } from '../dpe-input/dpe-types.ts';
import type { SiteFacts } from '../site-facts.ts';
import { type DpeInputWithInertia, withInertia } from './compute-energy.ts';
import type { CellTraits } from './energy-engine.ts';

const digest = (facts: unknown): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);

/**
 * What a dwelling shares with those that differ from it by their heat losses only (CellTraits).
 * @throws DomainError of buildDpeInput
 */
export function computeCell(answers: AuditAnswers, site: SiteFacts): CellTraits {
  const input = withInertia(buildDpeInput(answers, site));
  const { logement } = input;
  const { caracteristique_generale: general, meteo, enveloppe } = logement;
  const ventilation = digest(logement.ventilation_collection);
  const heating = logement.installation_chauffage_collection;
  return {
    shell: digest([
      // Cooling grows where heating falls: the order of losses proves nothing, and each envelope is alone in its cell.
      logement.climatisation_collection.climatisation.length > 0 ? enveloppe : null,
      general,
      meteo,
      enveloppe.inertie.enum_classe_inertie_id,
      enveloppe.baie_vitree_collection.baie_vitree.map(({ donnee_entree: entry }) => sunOf(entry)),
    ]),
    systems: digest([
      ventilation,
      heating,
      logement.installation_ecs_collection,
      logement.climatisation_collection,
      logement.production_elec_enr ?? null,
    ]),
    airShell: airShellOf(input),
    ventilation,
    joule: hasDefaultInsulation(enveloppe) && isEffetJoule(heating.installation_chauffage) === '1',
    boilerSteps: boilerSteps(meteo.enum_classe_altitude_id, meteo.enum_zone_climatique_id),
  };
}

const BY_PERIOD = ['2', '7', '8'];
/** Some insulation is that of a period, whose table depends on the heating (annex 1, §3.2). */
const hasDefaultInsulation = ({
  mur_collection,
  plancher_bas_collection,
  plancher_haut_collection,
}: Envelope) =>
  [
    ...mur_collection.mur,
    ...plancher_bas_collection.plancher_bas,
    ...plancher_haut_collection.plancher_haut,
  ].some(({ donnee_entree: entry }) => BY_PERIOD.includes(entry.enum_methode_saisie_u_id));

const LOSSES_ONLY = ['presence_joint', 'presence_retour_isolation', 'largeur_dormant'];
const LOSSES_ONLY_IF_STATED = [...LOSSES_ONLY, 'uw_saisi', 'enum_type_pose_id'];
/** A window less what bears on its losses alone; where the solar factor is stated, U and position do not change it. */
function sunOf(window: WindowEntry): [string, unknown][] {
  const aside: readonly string[] = window.sw_saisi === undefined ? LOSSES_ONLY : LOSSES_ONLY_IF_STATED;
  return Object.entries(window).filter(([field]) => !aside.includes(field));
}

/** Annex 1, §4: airtightness depends on the share of insulated walls and roofs and of joinery with seals. */
function airShellOf({ logement: { enveloppe } }: DpeInputWithInertia): string {
  const { mur_collection, plancher_haut_collection, baie_vitree_collection, porte_collection } = enveloppe;
  return digest([
    [...mur_collection.mur, ...plancher_haut_collection.plancher_haut].map(({ donnee_entree: entry }) => [
      entry.enum_type_isolation_id,
      entry.enum_periode_isolation_id,
    ]),
    [...baie_vitree_collection.baie_vitree, ...porte_collection.porte].map(
      ({ donnee_entree: entry }) => entry.presence_joint,
    ),
  ]);
}

/** Powers, kW, between which the tables of boilers change rows (annex 1, §13.2). */
const POWER_STEPS = [
  ...new Set(
    (tables.generateur_combustion ?? []).flatMap(({ critere_pn: criterion = '' }) =>
      (criterion.match(/\d+/g) ?? []).map(Number),
    ),
  ),
].toSorted((a, b) => a - b);

/** A boiler whose power nobody states has that of the losses: 1.2 × GV × (19 − Tbase) / 0.95³ (annex 1, §13.2.1.1). */
function boilerSteps(altitudeId: string, zoneId: string): number[] {
  const altitude = enums.classe_altitude?.[altitudeId] ?? '';
  const zone = enums.zone_climatique?.[zoneId]?.slice(0, 2) ?? '';
  const coldest = Tbase[altitude]?.[zone] ?? Number.NaN;
  const wattsPerLoss = (1.2 * (19 - coldest)) / 0.95 ** 3;
  return POWER_STEPS.map((kilowatts) => (kilowatts * 1000) / wattsPerLoss);
}
