import type { MeasureSlug as AnyMeasureSlug, MeasureUnit, Post } from '../incentives/vocabulary.ts';
import type { Day } from '../shared/dates.ts';
import type { Localised } from '../shared/locale.ts';
import type { BasisPoints, CentsHT } from '../shared/money.ts';

/** Works that the energy method can compute: the scheme language also knows works that it cannot. */
export type MeasureSlug = Exclude<AnyMeasureSlug, 'heat-pump-geothermal' | 'other-works'>;

/** Part of the dwelling that a measure works on; at most one measure of a project does. */
export const WORK_PARTS = [
  'walls',
  'roof',
  'floor',
  'windows',
  'door',
  'ventilation',
  'heating',
  'hotWater',
] as const;
export type WorkPart = (typeof WORK_PARTS)[number];

type MeasureNature = {
  readonly part: WorkPart;
  readonly post: Post;
  /** What `performance` is: `audits.performances.<name>`. */
  readonly performance: 'R' | 'Uw' | 'Ud' | 'etas' | 'recovery' | 'cop' | null;
};
const insulation = (part: WorkPart): MeasureNature => ({ part, post: 'insulation', performance: 'R' });

/** What each measure is by nature; what it costs and must reach is the programme's (MeasureEntry). In order of works. */
export const MEASURE_NATURES = {
  'external-wall-insulation': insulation('walls'),
  'internal-wall-insulation': insulation('walls'),
  'loft-insulation': insulation('roof'),
  'roof-slope-insulation': insulation('roof'),
  'flat-roof-insulation': insulation('roof'),
  'floor-insulation': insulation('floor'),
  windows: { part: 'windows', post: 'insulation', performance: 'Uw' },
  door: { part: 'door', post: 'insulation', performance: 'Ud' },
  'ventilation-hygro-b': { part: 'ventilation', post: 'ventilation', performance: null },
  'ventilation-double-flow': { part: 'ventilation', post: 'ventilation', performance: 'recovery' },
  'heat-pump-air-water': { part: 'heating', post: 'heating', performance: 'etas' },
  'pellet-boiler': { part: 'heating', post: 'heating', performance: 'etas' },
  'heat-network': { part: 'heating', post: 'heating', performance: null },
  'water-heater-thermodynamic': { part: 'hotWater', post: 'hotWater', performance: 'cop' },
} as const satisfies Record<MeasureSlug, MeasureNature>;

export const COMPUTED_MEASURES = Object.keys(MEASURE_NATURES) as MeasureSlug[];
export const natureOf = (slug: MeasureSlug): MeasureNature => MEASURE_NATURES[slug];
export const isMeasureSlug = (text: string): text is MeasureSlug => Object.hasOwn(MEASURE_NATURES, text);

/** Energy-saving certificate of a measure: what a supplier counts, kWh cumac in the climate zone of the programme. */
export type Certificate = {
  /** Standard operation sheet, `BAR-EN-102`. */
  readonly sheet: string;
  readonly low: number;
  readonly high: number;
  readonly per: 'm2' | 'unit';
  /** Multiplier by living area, first row that reaches it; none where the sheet has none. */
  readonly areaFactors?: readonly { readonly upTo: number | null; readonly factor: number }[];
};

/** One measure as the programme prices and requires it. */
export type MeasureEntry = {
  readonly slug: MeasureSlug;
  /** What is counted and priced. */
  readonly unit: MeasureUnit;
  /** Installed, before tax, for one unit. */
  readonly cost: { readonly low: CentsHT; readonly high: CentsHT };
  readonly vat: BasisPoints;
  /** What the works must reach, in the unit of MEASURE_NATURES: R in m²K/W, Uw in W/m²K, Etas and recovery in %. */
  readonly performance: number | null;
  /** Solar factor of windows, where the sheet sets one. */
  readonly solarFactor?: number;
  readonly certificate: Certificate | null;
  readonly lifetimeYears: number;
  readonly source: Localised;
  /** Checked against its source by the authority's staff. */
  readonly confirmed: boolean;
};

export type MeasureCatalogue = {
  readonly slug: string;
  readonly validFrom: Day;
  readonly entries: readonly MeasureEntry[];
};

export const entryOf = (catalogue: MeasureCatalogue, slug: MeasureSlug): MeasureEntry | undefined =>
  catalogue.entries.find((entry) => entry.slug === slug);
