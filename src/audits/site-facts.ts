import type { Localised } from '../shared/locale.ts';

/** A heat network that reaches the dwelling, with the carbon content that applies on the day of the audit. */
export type NearbyHeatNetwork = {
  readonly slug: string;
  readonly name: string;
  /** Life-cycle content of the delivered heat, kgCO2/kWh: the one that the DPE uses. */
  readonly kgCO2PerKWh: number;
  readonly source: string;
};

/**
 * A dwelling without fixed heating is outside the scope of the DPE (CCH art. R. 126-15), and the annex of the 3CL
 * method sets no default for it: a class can only be had by a convention, which the authority states and signs.
 * Convectors (and an electric tank where hot water is missing too) stand for what is not there.
 */
export type MissingSystemsConvention = {
  readonly standIn: 'electric-convectors';
  readonly source: Localised;
  readonly confirmed: boolean;
};

/** What the programme knows of the place, and the owner is not asked. */
export type SiteFacts = {
  /** null: no network passes, or its carbon content is unknown. */
  readonly heatNetwork: NearbyHeatNetwork | null;
  /** Protected façade (architecte des bâtiments de France): no insulation from outside. */
  readonly heritage: boolean;
  /** null: a dwelling without heating or hot water is refused by name. */
  readonly missingSystems: MissingSystemsConvention | null;
};

export const NO_SITE_FACTS: SiteFacts = { heatNetwork: null, heritage: false, missingSystems: null };
