/**
 * Shape of a dwelling as the 3CL engine reads it: field names are those of the ADEME DPE data model. Ids are
 * strings taken from the model's enumerations; each module of this folder holds the only ids it may send.
 */
export type Item<Entry> = {
  readonly donnee_entree: Entry;
  /** Must be there, empty: the engine dereferences it. */
  readonly donnee_intermediaire: Record<string, never>;
};
export const item = <Entry>(entry: Entry): Item<Entry> => ({
  donnee_entree: entry,
  donnee_intermediaire: {},
});

/** 1 = yes, 0 = no. */
export type Flag = 0 | 1;
export const flag = (value: boolean): Flag => (value ? 1 : 0);

/** Lengths and areas are written with two decimals, as in a DPE file. */
export const round2 = (value: number): number => Math.round(value * 100) / 100;

export type InsulationEntry = {
  readonly enum_type_isolation_id: string;
  readonly enum_methode_saisie_u_id: string;
  readonly resistance_isolation?: number;
  readonly epaisseur_isolation?: number;
  readonly enum_periode_isolation_id?: string;
};

/** A room without heating on the other side, by what of it gives on the dwelling and on the outside, m². */
export type UnheatedRoom = {
  readonly surface_aiu?: number;
  readonly surface_aue?: number;
  readonly enum_cfg_isolation_lnc_id?: string;
};

export type WallEntry = InsulationEntry &
  UnheatedRoom & {
    readonly reference: string;
    readonly description: string;
    readonly enum_type_adjacence_id: string;
    readonly enum_orientation_id: string;
    readonly surface_paroi_totale: number;
    readonly surface_paroi_opaque: number;
    readonly enum_materiaux_structure_mur_id: string;
    readonly epaisseur_structure?: number;
    readonly enum_methode_saisie_u0_id: string;
    readonly enum_type_doublage_id: string;
    readonly enduit_isolant_paroi_ancienne: Flag;
    readonly paroi_lourde: Flag;
  };

export type FloorEntry = InsulationEntry &
  UnheatedRoom & {
    readonly reference: string;
    readonly description: string;
    readonly enum_type_adjacence_id: string;
    readonly surface_paroi_opaque: number;
    readonly enum_type_plancher_bas_id: string;
    readonly enum_methode_saisie_u0_id: string;
    readonly calcul_ue: Flag;
    readonly perimetre_ue: number;
    readonly surface_ue: number;
  };

export type RoofEntry = InsulationEntry &
  UnheatedRoom & {
    readonly reference: string;
    readonly description: string;
    readonly enum_type_adjacence_id: string;
    readonly surface_paroi_opaque: number;
    readonly enum_type_plancher_haut_id: string;
    readonly enum_methode_saisie_u0_id: string;
  };

type JoineryEntry = {
  readonly reference: string;
  readonly reference_paroi: string;
  readonly description: string;
  readonly enum_type_adjacence_id: string;
  readonly enum_type_pose_id: string;
  readonly largeur_dormant: number;
  readonly presence_retour_isolation: Flag;
  readonly presence_joint: Flag;
};
export type WindowEntry = JoineryEntry & {
  readonly surface_totale_baie: number;
  readonly nb_baie: number;
  readonly enum_type_vitrage_id: string;
  readonly enum_inclinaison_vitrage_id: string;
  readonly enum_type_gaz_lame_id?: string;
  readonly epaisseur_lame?: number;
  readonly vitrage_vir: Flag;
  readonly enum_methode_saisie_perf_vitrage_id: string;
  readonly uw_saisi?: number;
  readonly sw_saisi?: number;
  readonly enum_type_materiaux_menuiserie_id: string;
  readonly enum_type_baie_id: string;
  readonly double_fenetre: Flag;
  readonly enum_type_fermeture_id: string;
  readonly presence_protection_solaire_hors_fermeture: Flag;
  readonly enum_orientation_id: string;
};
export type DoorEntry = JoineryEntry &
  UnheatedRoom & {
    readonly surface_porte: number;
    readonly nb_porte: number;
    readonly enum_methode_saisie_uporte_id: string;
    readonly enum_type_porte_id: string;
  };

export type ThermalBridgeEntry = {
  readonly description: string;
  readonly reference: string;
  readonly enum_methode_saisie_pont_thermique_id: string;
  readonly enum_type_liaison_id: string;
  /** m */
  readonly l: number;
  readonly reference_1: string;
  readonly reference_2?: string;
  readonly pourcentage_valeur_pont_thermique: number;
};

export type VentilationEntry = {
  readonly description: string;
  readonly surface_ventile: number;
  readonly plusieurs_facade_exposee: Flag;
  readonly enum_methode_saisie_q4pa_conv_id: string;
  readonly enum_type_ventilation_id: string;
  readonly ventilation_post_2012: Flag;
};

export type CoolingEntry = {
  readonly description: string;
  /** m² */
  readonly surface_clim: number;
  readonly enum_methode_saisie_carac_sys_id: string;
  readonly enum_type_generateur_fr_id: string;
  readonly enum_periode_installation_fr_id: string;
  readonly enum_type_energie_id: string;
};

/** Panels that make electricity; areas in m². */
export type PhotovoltaicEntry = Item<{
  readonly description: string;
  readonly presence_production_pv: Flag;
  readonly enum_type_enr_id: string;
}> & {
  readonly panneaux_pv_collection: {
    readonly panneaux_pv: readonly {
      readonly surface_totale_capteurs: number;
      readonly ratio_virtualisation: number;
      readonly enum_orientation_pv_id: string;
      readonly enum_inclinaison_pv_id: string;
    }[];
  };
};

/** Systems are written in long hand by their modules: the engine reads them loosely. */
export type System = { readonly donnee_entree: object; readonly donnee_intermediaire: object };

export type Envelope = {
  readonly mur_collection: { readonly mur: readonly Item<WallEntry>[] };
  readonly plancher_bas_collection: { readonly plancher_bas: readonly Item<FloorEntry>[] };
  readonly plancher_haut_collection: { readonly plancher_haut: readonly Item<RoofEntry>[] };
  readonly baie_vitree_collection: { readonly baie_vitree: readonly Item<WindowEntry>[] };
  readonly porte_collection: { readonly porte: readonly Item<DoorEntry>[] };
  /** Sunspaces: none, but the engine crashes without the field. */
  readonly ets_collection: Record<string, never>;
  readonly pont_thermique_collection: { readonly pont_thermique: readonly Item<ThermalBridgeEntry>[] };
};

/** A whole dwelling but for its inertia, which the engine's own rule then completes. */
export type DpeInput = {
  readonly numero_dpe: string;
  readonly statut: string;
  readonly administratif: {
    readonly enum_modele_dpe_id: string;
    readonly enum_version_id: string;
    readonly date_etablissement_dpe: string;
  };
  readonly logement: {
    readonly caracteristique_generale: {
      readonly annee_construction: number;
      readonly enum_periode_construction_id: string;
      readonly enum_methode_application_dpe_log_id: string;
      readonly surface_habitable_logement: number;
      readonly nombre_niveau_logement: number;
      readonly nombre_niveau_immeuble: number;
      readonly hsp: number;
      readonly nombre_appartement: number;
    };
    readonly meteo: {
      readonly enum_zone_climatique_id: string;
      readonly enum_classe_altitude_id: string;
    };
    readonly enveloppe: Envelope;
    readonly ventilation_collection: { readonly ventilation: readonly Item<VentilationEntry>[] };
    readonly climatisation_collection: { readonly climatisation: readonly Item<CoolingEntry>[] };
    readonly production_elec_enr?: PhotovoltaicEntry;
    readonly installation_ecs_collection: { readonly installation_ecs: readonly System[] };
    readonly installation_chauffage_collection: { readonly installation_chauffage: readonly System[] };
    readonly sortie: Record<string, never>;
  };
};
