import type { MissingSystemsConvention } from '../../../audits/site-facts.ts';
import type {
  Certificate,
  MeasureCatalogue,
  MeasureEntry,
  MeasureVariant,
} from '../../../audits/works/measure-catalogue.ts';
import { day } from '../../../shared/dates.ts';
import { eurosHT, percent } from '../../../shared/money.ts';

/**
 * Works and what they cost around here, before tax and installed. Orders of magnitude gathered in early 2026:
 * `confirmed` stays false until the service has checked an entry against recent quotes and the text it names.
 */
const REDUCED_VAT = percent(5.5);
const INSULATION_LIFE = 30;
const EQUIPMENT_LIFE = 17;
const STOVE_LIFE = 15;

const range = (low: number, high: number) => ({ low: eurosHT(low), high: eurosHT(high) });
const sheetSource = (sheet: string) => ({
  fr: `Fiche d’opération standardisée ${sheet} (critère, volume CEE en zone H1) ; ordre de grandeur des devis locaux, début 2026`,
  en: `Standard operation sheet ${sheet} (criterion, certificates in zone H1); order of magnitude of local quotes, early 2026`,
});
const perM2 = (sheet: string, kWh: number): Certificate => ({ sheet, low: kWh, high: kWh, per: 'm2' });
const perDwelling = (sheet: string, low: number, high: number = low): Certificate => ({
  sheet,
  low,
  high,
  per: 'unit',
});

/** Multiplier by living area of a house, as the heating sheets set it (BAR-TH-171; to be checked for BAR-TH-137). */
const BY_LIVING_AREA: Certificate['areaFactors'] = [
  { upTo: 70, factor: 0.5 },
  { upTo: 90, factor: 0.7 },
  { upTo: 110, factor: 1 },
  { upTo: 130, factor: 1.1 },
  { upTo: null, factor: 1.6 },
];
/** Zone H1 on the heat pumps' sheet. */
const ZONE_FACTOR = 1.2;

type Priced = Pick<
  MeasureEntry,
  'slug' | 'unit' | 'cost' | 'performance' | 'certificate' | 'lifetimeYears' | 'variants'
>;
const priced = (
  entry: Priced,
  source: MeasureEntry['source'],
  more: Partial<MeasureEntry> = {},
): MeasureEntry => ({
  ...entry,
  vat: REDUCED_VAT,
  source,
  confirmed: false,
  ...more,
});
const fromSheet = (entry: Priced, more: Partial<MeasureEntry> = {}): MeasureEntry =>
  priced(entry, sheetSource(entry.certificate?.sheet ?? ''), more);

/** Thicker insulation, better panes: what a company also quotes, so that the best bundles can weigh it. */
const better = (
  variant: string,
  performance: number,
  cost: MeasureVariant['cost'],
  more: Partial<MeasureVariant> = {},
): MeasureVariant => ({
  variant,
  performance,
  cost,
  source: {
    fr: 'Surcoût usuel d’une performance au-delà du critère des aides ; ordre de grandeur des devis locaux, début 2026',
    en: 'Usual extra cost of a performance beyond what aids ask for; order of magnitude of local quotes, early 2026',
  },
  confirmed: false,
  ...more,
});

const entries: MeasureEntry[] = [
  fromSheet({
    slug: 'external-wall-insulation',
    unit: 'm2',
    cost: range(150, 220),
    performance: 3.7,
    certificate: perM2('BAR-EN-102', 1_600),
    lifetimeYears: INSULATION_LIFE,
    variants: [better('r5', 5, range(160, 235)), better('r6-2', 6.2, range(175, 255))],
  }),
  fromSheet({
    slug: 'internal-wall-insulation',
    unit: 'm2',
    cost: range(60, 110),
    performance: 3.7,
    certificate: perM2('BAR-EN-102', 1_600),
    lifetimeYears: INSULATION_LIFE,
    variants: [better('r5', 5, range(70, 125))],
  }),
  fromSheet({
    slug: 'loft-insulation',
    unit: 'm2',
    cost: range(25, 45),
    performance: 7,
    certificate: perM2('BAR-EN-101', 1_700),
    lifetimeYears: INSULATION_LIFE,
    variants: [better('r10', 10, range(32, 58))],
  }),
  fromSheet({
    slug: 'roof-slope-insulation',
    unit: 'm2',
    cost: range(70, 120),
    performance: 6,
    certificate: perM2('BAR-EN-101', 1_700),
    lifetimeYears: INSULATION_LIFE,
    variants: [better('r8', 8, range(85, 145))],
  }),
  fromSheet({
    slug: 'flat-roof-insulation',
    unit: 'm2',
    cost: range(120, 220),
    performance: 4.5,
    certificate: perM2('BAR-EN-105', 1_200),
    lifetimeYears: INSULATION_LIFE,
    variants: [better('r6-5', 6.5, range(140, 245))],
  }),
  fromSheet({
    slug: 'floor-insulation',
    unit: 'm2',
    cost: range(35, 60),
    performance: 3,
    certificate: perM2('BAR-EN-103', 1_100),
    lifetimeYears: INSULATION_LIFE,
    variants: [better('r4-5', 4.5, range(42, 72))],
  }),
  fromSheet(
    {
      slug: 'windows',
      unit: 'unit',
      cost: range(700, 1_200),
      performance: 1.3,
      certificate: perM2('BAR-EN-104', 3_800),
      lifetimeYears: 24,
      variants: [
        better('uw1-1', 1.1, range(780, 1_350), { solarFactor: 0.36 }),
        better('uw0-8', 0.8, range(950, 1_700), { solarFactor: 0.3 }),
      ],
    },
    { solarFactor: 0.36 },
  ),
  priced(
    {
      slug: 'door',
      unit: 'unit',
      cost: range(1_500, 2_500),
      performance: 1.7,
      certificate: null,
      lifetimeYears: 24,
    },
    {
      fr: 'Critère usuel des aides (Ud ≤ 1,7) ; ordre de grandeur des devis locaux, début 2026',
      en: 'Usual criterion of grants (Ud ≤ 1.7); order of magnitude of local quotes, early 2026',
    },
  ),
  priced(
    {
      slug: 'ventilation-hygro-b',
      unit: 'unit',
      cost: range(900, 1_600),
      performance: null,
      certificate: null,
      lifetimeYears: EQUIPMENT_LIFE,
    },
    sheetSource('BAR-TH-127'),
  ),
  priced(
    {
      slug: 'ventilation-double-flow',
      unit: 'unit',
      cost: range(5_000, 8_000),
      performance: 85,
      certificate: null,
      lifetimeYears: EQUIPMENT_LIFE,
    },
    sheetSource('BAR-TH-125'),
  ),
  fromSheet({
    slug: 'heat-pump-air-water',
    unit: 'unit',
    cost: range(12_000, 17_000),
    performance: 111,
    certificate: {
      ...perDwelling('BAR-TH-171', 79_500 * ZONE_FACTOR, 125_800 * ZONE_FACTOR),
      areaFactors: BY_LIVING_AREA,
    },
    lifetimeYears: EQUIPMENT_LIFE,
  }),
  fromSheet({
    slug: 'pellet-boiler',
    unit: 'unit',
    cost: range(12_000, 22_000),
    performance: 79,
    certificate: perDwelling('BAR-TH-113', 41_300),
    lifetimeYears: EQUIPMENT_LIFE,
  }),
  fromSheet({
    slug: 'log-boiler',
    unit: 'unit',
    cost: range(12_000, 22_000),
    performance: 77,
    certificate: perDwelling('BAR-TH-113', 41_300),
    lifetimeYears: EQUIPMENT_LIFE,
  }),
  fromSheet({
    slug: 'pellet-stove',
    unit: 'unit',
    cost: range(3_500, 7_000),
    performance: 80,
    certificate: perDwelling('BAR-TH-112', 9_400, 35_300),
    lifetimeYears: STOVE_LIFE,
  }),
  fromSheet({
    slug: 'log-stove',
    unit: 'unit',
    cost: range(3_500, 7_000),
    performance: 66,
    certificate: perDwelling('BAR-TH-112', 9_400, 35_300),
    lifetimeYears: STOVE_LIFE,
  }),
  fromSheet({
    slug: 'heat-network',
    unit: 'unit',
    cost: range(1_000, 5_000),
    performance: null,
    certificate: { ...perDwelling('BAR-TH-137', 48_300), areaFactors: BY_LIVING_AREA },
    lifetimeYears: INSULATION_LIFE,
  }),
  fromSheet({
    slug: 'water-heater-thermodynamic',
    unit: 'unit',
    cost: range(3_000, 4_500),
    performance: 2.5,
    certificate: perDwelling('BAR-TH-148', 15_600),
    lifetimeYears: EQUIPMENT_LIFE,
  }),
];

export const measures: MeasureCatalogue = { slug: 'measures-2026', validFrom: day('2026-01-01'), entries };

/** How a home without heating or hot water is compared with what it becomes: the law gives it no class. */
export const missingSystems: MissingSystemsConvention = {
  standIn: 'electric-convectors',
  source: {
    fr: 'Convention du service, à confirmer : un logement sans chauffage fixe est hors du champ du DPE (CCH, art. R. 126-15) ; des convecteurs électriques, et un ballon électrique sans eau chaude, en tiennent lieu pour comparer avant et après travaux',
    en: 'Convention of the service, to be confirmed: a home without fixed heating is outside the scope of the DPE (CCH art. R. 126-15); electric convectors, and an electric tank where there is no hot water, stand in for it to compare before and after works',
  },
  confirmed: false,
};
