import type { MeasureSlug as AnyMeasureSlug, MeasureUnit, Post } from '../../incentives/vocabulary.ts';
import type { Day } from '../../shared/dates.ts';
import type { Localised } from '../../shared/locale.ts';
import type { BasisPoints, CentsHT } from '../../shared/money.ts';

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
  'log-boiler': { part: 'heating', post: 'heating', performance: 'etas' },
  'pellet-stove': { part: 'heating', post: 'heating', performance: 'etas' },
  'log-stove': { part: 'heating', post: 'heating', performance: 'etas' },
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

/** A better performance of a measure than the one that aids ask for, with its own price. */
export type MeasureVariant = {
  /** `r5`, `uw1-1`: unique among the variants of a measure. */
  readonly variant: string;
  readonly cost: MeasureEntry['cost'];
  readonly performance: number;
  readonly solarFactor?: number;
  readonly source: Localised;
  readonly confirmed: boolean;
};

/** One measure as the programme prices and requires it. */
export type MeasureEntry = {
  readonly slug: MeasureSlug;
  /** Set on the entry of a variant only (variantEntries). */
  readonly variant?: string;
  /** The entry itself is the usual choice; these are the others. */
  readonly variants?: readonly MeasureVariant[];
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

/** A measure as it is chosen: `loft-insulation` in its usual performance, `loft-insulation:r10` in another. */
export type WorkRef = MeasureSlug | `${MeasureSlug}:${string}`;

export const slugOf = (ref: WorkRef): MeasureSlug => ref.split(':')[0] as MeasureSlug;
export const refOf = ({ slug, variant }: Pick<MeasureEntry, 'slug' | 'variant'>): WorkRef =>
  variant === undefined ? slug : `${slug}:${variant}`;
/** Whether a text has the form of a reference; the catalogue tells whether it holds it. */
export const isWorkRef = (text: string): text is WorkRef =>
  /^[a-z-]+(:[a-z0-9-]{1,20})?$/.test(text) && isMeasureSlug(text.split(':')[0] ?? '');

/** The usual entry of a measure, then one entry for each of its variants. */
export const variantEntries = ({ variants = [], ...usual }: MeasureEntry): MeasureEntry[] => [
  usual,
  ...variants.map((variant): MeasureEntry => ({ ...usual, ...variant })),
];

export function entryOf(catalogue: MeasureCatalogue, ref: WorkRef): MeasureEntry | undefined {
  const entry = catalogue.entries.find(({ slug }) => slug === slugOf(ref));
  return ref.includes(':') ? entry && variantEntries(entry).find((one) => refOf(one) === ref) : entry;
}
