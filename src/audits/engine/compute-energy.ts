import { calcul_3cl, getVersion, type Open3clOutput, type Open3clResult } from '@open3cl/engine';
import { Inertie } from '@open3cl/engine/7_inertie.js';
import tables from '@open3cl/engine/tv.js';
import { set_bug_for_bug_compat, set_tv_match_optimized_version } from '@open3cl/engine/utils.js';
import { refused } from '../../shared/errors.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import { buildDpeInput } from '../dpe-input/build-dpe-input.ts';
import type { DpeInput, Flag } from '../dpe-input/dpe-types.ts';
import type { ClassLimits } from '../energy-class.ts';
import type { SiteFacts } from '../site-facts.ts';
import { assumptionsOf } from './assumptions.ts';
import type { EnergyResult, EngineReading } from './energy-engine.ts';
import { finite, readResult } from './read-result.ts';

// Loading this module takes seconds and 110 MB: only the worker thread (energy-worker.ts) and the terminal do it.
set_tv_match_optimized_version();

let reading: EngineReading = 'method';
/**
 * From now on, and for the life of this thread, reproduces the common errors of certified software instead of
 * the letter of the method: closer to issued DPEs, for files that come from such software. The main difference:
 * they divide by 1 000 the heat recovered from a boiler's standing losses (annex 1, §9.1.1), about 1 % more energy.
 */
export function readAsCertifiedSoftware(): void {
  set_bug_for_bug_compat();
  reading = 'certified-software';
}

const EP_LIMITS: ClassLimits = [70, 110, 180, 250, 330, 420];
const GES_LIMITS: ClassLimits = [6, 11, 30, 50, 70, 100];
/** Above 800 m in the coldest zones, E and F reach further. */
const HIGH_EP_LIMITS: ClassLimits = [70, 110, 180, 250, 390, 500];
const HIGH_GES_LIMITS: ClassLimits = [6, 11, 30, 50, 80, 110];
const COLD_ZONES = ['2', '3', '7'];
const ALTITUDE_LABEL: Record<string, string> = {
  '1': 'inférieur à 400m',
  '2': '400-800m',
  '3': 'supérieur à 800m',
};
/** What buildDpeInput makes is clean already, and nobody else's: a copy would cost a tenth of the computation. */
const NOTHING_TO_CLEAN = { sanitize: false };
const MESSAGE_LENGTH = 200;
const MOST_MESSAGES = 20;
/** Said of every junction with a floor between dwellings, which the engine does compute (annex 1, §3.4.2). */
const WRONG_WARNING = 'plancher intermédiaire lourd / mur non supporté';

/** Materials that count as old walls (annex 1, §18.3), if the dwelling's inertia is heavy. */
const OLD_MATERIALS = ['2', '3', '4', '6', '8', '9', '14', '21'];
const HEAVY = ['1', '2'];

/**
 * One dwelling, computed here and now (3 to 5 ms).
 * @throws DomainError as EnergyEngine.compute
 */
export function computeEnergy(answers: AuditAnswers, site: SiteFacts): EnergyResult {
  const input = withInertia(buildDpeInput(answers, site));
  const { result, messages } = listening(() => calcul_3cl(input, NOTHING_TO_CLEAN));
  if (result === null) throw refused('audits.errors.notFinite', { output: 'logement' });
  const { caracteristique_generale: general, meteo } = input.logement;
  const limits = classLimits(meteo.enum_zone_climatique_id, meteo.enum_classe_altitude_id);
  return readResult(withSharedSpendthrift(result, general.surface_habitable_logement), {
    engine: `Open3CL ${getVersion()}`,
    reading,
    livingArea: general.surface_habitable_logement,
    ...limits(general.surface_habitable_logement),
    networkFactor: answers.heating === 'heat-network' ? (site.heatNetwork?.kgCO2PerKWh ?? null) : null,
    assumptions: assumptionsOf(answers),
    messages,
  });
}

/**
 * The engine shares the conventional need out among the installations by their areas (annex 1, §9.1), but counts the
 * spendthrift household's whole need for each.
 */
function withSharedSpendthrift({ logement }: Open3clResult, livingArea: number): Open3clOutput {
  const { sortie, installation_chauffage_collection: heating } = logement;
  const shared = heating.installation_chauffage.map(
    ({ donnee_entree: entered, donnee_intermediaire: computed }) =>
      (finite(computed, 'conso_ch_depensier') * entered.surface_chauffee) / livingArea,
  );
  const total = shared.reduce((sum, each) => sum + each, 0);
  return { ...sortie, ef_conso: { ...sortie.ef_conso, conso_ch_depensier: total } };
}

export type DpeInputWithInertia = DpeInput & {
  readonly logement: {
    readonly meteo: { readonly batiment_materiaux_anciens: Flag };
    readonly enveloppe: { readonly inertie: { readonly enum_classe_inertie_id: string } };
  };
};

/** The engine checks inertia but never sets it; old heavy walls have their own weather (annex 1, §7 and §18.3). */
export function withInertia(input: DpeInput): DpeInputWithInertia {
  const { enveloppe, meteo } = input.logement;
  const inertia = new Inertie().calculateInertie(enveloppe);
  const material = enveloppe.mur_collection.mur[0]?.donnee_entree.enum_materiaux_structure_mur_id ?? '';
  const old = OLD_MATERIALS.includes(material) && HEAVY.includes(inertia.enum_classe_inertie_id);
  return {
    ...input,
    logement: {
      ...input.logement,
      meteo: { ...meteo, batiment_materiaux_anciens: old ? 1 : 0 },
      enveloppe: { ...enveloppe, inertie: inertia },
    },
  };
}

/** The engine reports its doubts on the console: they are kept with the audit instead. */
export function listening<T>(work: () => T): { result: T; messages: string[] } {
  const { error, warn, log } = console;
  const messages: string[] = [];
  const note = (message: unknown) => {
    const text = String(message).replace(/\s+/g, ' ').trim().slice(0, MESSAGE_LENGTH);
    if (text.includes(WRONG_WARNING)) return;
    if (messages.length < MOST_MESSAGES && !messages.includes(text)) messages.push(text);
  };
  Object.assign(console, { error: note, warn: note, log: note });
  try {
    return { result: work(), messages };
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

/** Limits of the classes for a place, by area: those of small dwellings come from the arrêté's table. */
export function classLimits(zone: string, altitude: string) {
  const high = altitude === '3' && COLD_ZONES.includes(zone);
  const label = ALTITUDE_LABEL[altitude] ?? '';
  const read = (
    table: Record<string, Partial<Record<string, number>>> | undefined,
    area: number,
    usual: ClassLimits,
  ) => {
    const own = table?.[Math.round(area)] ?? {};
    const [a, b, c, d, e, f] = usual;
    return [own.A ?? a, own.B ?? b, own.C ?? c, own.D ?? d, own.E ?? e, own.F ?? f] as const;
  };
  return (area: number) => ({
    epLimits: read(tables.dpe_class_limit[label], area, high ? HIGH_EP_LIMITS : EP_LIMITS),
    gesLimits: read(tables.ges_class_limit[label], area, high ? HIGH_GES_LIMITS : GES_LIMITS),
  });
}
