/**
 * The few parts of @open3cl/engine that this software uses; the package ships no types of its own. Inputs are
 * typed by dpe-types.ts. Outputs may hold NaN where an input was missing: each one used is checked (read-result.ts).
 */
declare module '@open3cl/engine' {
  export type Consumption = Record<string, number>;
  export type Open3clOutput = {
    deperdition: Record<string, number>;
    apport_et_besoin: Record<string, number>;
    confort_ete: { enum_indicateur_confort_ete_id?: string };
    ef_conso: Consumption;
    ep_conso: Consumption & {
      classe_bilan_dpe: string;
      coeff_2_3_classe_bilan_dpe: string;
      coeff_2_3_ep_conso_5_usages_m2: number;
    };
    emission_ges: Consumption & { classe_emission_ges: string };
    sortie_par_energie_collection: { sortie_par_energie: (Consumption & { enum_type_energie_id: string })[] };
  };
  type Consumer = { donnee_intermediaire: Consumption };
  export type Open3clResult = {
    logement: {
      sortie: Open3clOutput;
      installation_chauffage_collection: {
        installation_chauffage: (Consumer & { donnee_entree: { surface_chauffee: number } })[];
      };
    };
  };
  /**
   * null where the model is not implemented or a collection is missing. Without `sanitize` (true by default) the
   * input is computed, and written over, as it is.
   */
  export function calcul_3cl(dpe: object, options?: { sanitize: boolean }): Open3clResult | null;
  export function get_classe_ges_dpe(dpe: object): { dpeClass: string; gesClass: string };
  export function getVersion(): string;
}

declare module '@open3cl/engine/utils.js' {
  /** Reproduces the choices of certified software where they differ from the letter of the method. */
  export function set_bug_for_bug_compat(): void;
  /** Faster look-ups; same results provided `tv_rendement_distribution_ecs_id` is set. */
  export function set_tv_match_optimized_version(): void;
  /** Base outdoor temperature, °C, by altitude class then zone (`h1`, `h2`, `h3`). */
  export const Tbase: Record<string, Record<string, number>>;
  /** '1' when electric resistances heat at least half of the area. */
  export function isEffetJoule(installations: readonly object[]): string;
}

declare module '@open3cl/engine/7_inertie.js' {
  export class Inertie {
    calculateInertie(envelope: object): { enum_classe_inertie_id: string } & Record<string, unknown>;
  }
}

declare module '@open3cl/engine/tv.js' {
  type ClassLimits = Record<string, Record<string, Partial<Record<string, number>>>>;
  const tables: Record<string, Record<string, string>[]> & {
    dpe_class_limit: ClassLimits;
    ges_class_limit: ClassLimits;
  };
  export default tables;
}

declare module '@open3cl/engine/enums.js' {
  const enums: Record<string, Record<string, string>>;
  export default enums;
}
