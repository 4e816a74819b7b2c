import { z } from 'zod';
import {
  type HeatNetwork,
  heatNetworkFactor,
  heatNetworksOf,
  type Programme,
} from '../programme/programme.ts';
import type { Day } from '../shared/dates.ts';
import { isDay, yearOf } from '../shared/dates.ts';
import { invalid } from '../shared/errors.ts';
import type { TariffTable } from './bills.ts';
import { CARRIERS } from './engine/energy-engine.ts';
import type { MissingSystemsConvention, NearbyHeatNetwork, SiteFacts } from './site-facts.ts';
import { COMPUTED_MEASURES, type MeasureCatalogue } from './works/measure-catalogue.ts';

/** What the audits read from an authority's pack (`measures`, `tariffs`, `missingSystems`). */
export type AuditSettings = {
  readonly catalogue: MeasureCatalogue;
  readonly tariffs: TariffTable;
  readonly missingSystems: MissingSystemsConvention | null;
};

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const dayText = z.string().refine(isDay, 'a calendar day');
const positive = z.number().positive();
const cents = z.int().nonnegative();
const ordered = ({ low, high }: { low: number; high: number }): boolean => low <= high;

const certificateSchema = z.strictObject({
  sheet: z.string().min(1),
  low: positive,
  high: positive,
  per: z.enum(['m2', 'unit']),
  areaFactors: z.array(z.strictObject({ upTo: positive.nullable(), factor: positive })).optional(),
});
const costSchema = z.strictObject({ low: cents, high: cents }).refine(ordered, 'low ≤ high');
const solarFactor = z.number().min(0).max(1).optional();
const variantSchema = z.strictObject({
  variant: z.string().regex(/^[a-z0-9-]{1,20}$/),
  cost: costSchema,
  performance: positive,
  solarFactor,
  source: words,
  confirmed: z.boolean(),
});
const entrySchema = z.strictObject({
  slug: z.enum(COMPUTED_MEASURES as [string, ...string[]]),
  unit: z.enum(['m2', 'unit']),
  cost: costSchema,
  vat: z.int().min(0).max(10_000),
  performance: positive.nullable(),
  solarFactor,
  certificate: certificateSchema.nullable(),
  lifetimeYears: z.int().positive(),
  source: words,
  confirmed: z.boolean(),
  variants: z
    .array(variantSchema)
    .refine((all) => new Set(all.map(({ variant }) => variant)).size === all.length, 'a variant twice')
    .optional(),
});
const catalogueSchema = z.strictObject({
  slug: z.string().min(1),
  validFrom: dayText,
  entries: z
    .array(entrySchema)
    .refine((entries) => new Set(entries.map(({ slug }) => slug)).size === entries.length, 'a measure twice'),
});
const priceSchema = z
  .strictObject({ low: positive, likely: positive, high: positive, source: words, confirmed: z.boolean() })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, 'low ≤ likely ≤ high');
const tariffsSchema = z.strictObject({
  slug: z.string().min(1),
  validFrom: dayText,
  prices: z.record(z.enum(CARRIERS), priceSchema),
  realisation: z
    .strictObject({
      low: z.number().min(0).max(1),
      high: z.number().min(0).max(1),
      source: words,
      confirmed: z.boolean(),
    })
    .refine(ordered, 'low ≤ high'),
});
const settingsSchema = z.object({
  measures: catalogueSchema,
  tariffs: tariffsSchema,
  missingSystems: z
    .strictObject({ standIn: z.literal('electric-convectors'), source: words, confirmed: z.boolean() })
    .nullable()
    .default(null),
});

/**
 * The audits' part of a programme, checked.
 * @throws DomainError `audits.errors.settings` {path, problem} when the pack lacks or mistypes something
 */
export function auditSettingsOf(programme: object): AuditSettings {
  const result = settingsSchema.safeParse(programme);
  if (!result.success) {
    const [first] = result.error.issues;
    throw invalid('audits.errors.settings', {
      path: first?.path.join('.') ?? '',
      problem: first?.message ?? '',
    });
  }
  const { measures, tariffs, missingSystems } = result.data;
  // Checked field by field above; the brands (cents, days) are what zod cannot give back.
  return {
    catalogue: measures as unknown as MeasureCatalogue,
    tariffs: tariffs as unknown as TariffTable,
    missingSystems,
  };
}

/** The DPE counts a network's heat over its life cycle, where the annex says so. */
function nearby(network: HeatNetwork, on: Day): NearbyHeatNetwork | null {
  const factor = heatNetworkFactor(network, yearOf(on));
  if (factor === null) return null;
  return {
    slug: network.slug,
    name: network.name,
    kgCO2PerKWh: factor.lifeCycleKgCO2PerKWh ?? factor.kgCO2PerKWh,
    source: factor.source,
  };
}

/**
 * What the programme knows of a place: its heat network (the first that reaches the commune), and how a home
 * without heating is treated. Heritage is known of the dwelling, not of the commune.
 */
export function siteFactsOf(
  programme: Programme,
  insee: string,
  facts: { readonly on: Day; readonly heritage: boolean },
): SiteFacts {
  const networks = heatNetworksOf(programme, insee).map((network) => nearby(network, facts.on));
  return {
    heatNetwork: networks.find((network) => network !== null) ?? null,
    heritage: facts.heritage,
    missingSystems: auditSettingsOf(programme).missingSystems,
  };
}
