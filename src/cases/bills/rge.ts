import type { Day } from '../../shared/dates.ts';

/**
 * Domains of works for which a company is certified « reconnu garant de l’environnement » (décret n° 2014-812, arrêté
 * du 1er décembre 2015): what its certificate lists, in the words of its screens `cases.rge.<domain>`.
 */
export const RGE_DOMAINS = [
  'walls',
  'roof',
  'floor',
  'windows',
  'ventilation',
  'heat-pump',
  'wood',
  'hot-water',
  'solar-thermal',
  'whole-renovation',
] as const;
export type RgeDomain = (typeof RGE_DOMAINS)[number];

/** Domains that allow a company to do a measure. A measure not listed needs no certificate. */
const DOMAINS_OF: Readonly<Record<string, readonly RgeDomain[]>> = {
  'external-wall-insulation': ['walls'],
  'internal-wall-insulation': ['walls'],
  'loft-insulation': ['roof'],
  'roof-slope-insulation': ['roof'],
  'flat-roof-insulation': ['roof'],
  'floor-insulation': ['floor'],
  windows: ['windows'],
  door: ['windows'],
  'ventilation-hygro-b': ['ventilation'],
  'ventilation-double-flow': ['ventilation'],
  'heat-pump-air-water': ['heat-pump'],
  'heat-pump-geothermal': ['heat-pump'],
  'pellet-boiler': ['wood'],
  'log-boiler': ['wood'],
  'pellet-stove': ['wood'],
  'log-stove': ['wood'],
  'water-heater-thermodynamic': ['hot-water', 'heat-pump'],
};

/** What a certificate says, as far as it was copied; null is unknown. */
export type RgeCertificate = {
  readonly number: string | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly domains: readonly RgeDomain[] | null;
};

export const needsRge = (measure: string): boolean => measure in DOMAINS_OF;

/** Whether the certificate covers a measure; null when its domains were not copied. A whole renovation covers all. */
export function coversMeasure({ domains }: RgeCertificate, measure: string): boolean | null {
  const wanted = DOMAINS_OF[measure];
  if (!wanted) return true;
  if (domains === null || domains.length === 0) return null;
  return domains.includes('whole-renovation') || wanted.some((domain) => domains.includes(domain));
}

/** Whether it was in force on a day; null when neither of its dates was copied. */
export function inForceOn({ from, until }: RgeCertificate, on: Day): boolean | null {
  if (from === null && until === null) return null;
  return (from === null || from <= on) && (until === null || on <= until);
}
