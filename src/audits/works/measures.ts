import type { Measure } from '../../incentives/situation.ts';
import type { MeasureUnit, Post } from '../../incentives/vocabulary.ts';
import { type BasisPoints, type CentsHT, type CentsTTC, centsHT, withVat } from '../../shared/money.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { Range } from '../bills.ts';
import {
  type Certificate,
  type MeasureEntry,
  type MeasureSlug,
  natureOf,
  type WorkPart,
} from './measure-catalogue.ts';

import { type WorkAreas, workAreas } from './work-areas.ts';

export { applyMeasure, applyMeasures } from './apply-measure.ts';
export * from './measure-catalogue.ts';
export * from './measure-rules.ts';

/** A measure on one dwelling: how much of it, what it costs, what suppliers count for it. */
export type MeasureEstimate = {
  readonly slug: MeasureSlug;
  readonly part: WorkPart;
  readonly post: Post;
  readonly unit: MeasureUnit;
  /** m², rounded to a tenth, or a number of pieces. */
  readonly quantity: number;
  readonly performance: number | null;
  readonly costHT: Range<CentsHT>;
  readonly vat: BasisPoints;
  readonly costTTC: Range<CentsTTC>;
  /** Energy-saving certificates, kWh cumac; null where no sheet covers the works. */
  readonly certificate: { readonly sheet: string; readonly low: number; readonly high: number } | null;
  readonly lifetimeYears: number;
  readonly confirmed: boolean;
};

const tenth = (value: number): number => Math.round(value * 10) / 10;

function quantityOf({ slug, unit }: MeasureEntry, areas: WorkAreas): number {
  const part = natureOf(slug).part;
  if (part === 'windows') return unit === 'm2' ? tenth(areas.windows) : areas.windowCount;
  if (unit === 'unit') return 1;
  if (part === 'walls' || part === 'roof' || part === 'floor') return tenth(areas[part]);
  return tenth(areas.livingArea);
}

/** Area that a certificate counts by the m²: that of the works, whatever their price is counted in. */
function certifiedArea(part: WorkPart, areas: WorkAreas): number {
  if (part === 'walls' || part === 'roof' || part === 'floor' || part === 'windows') return areas[part];
  return areas.livingArea;
}

function certificateOf(certificate: Certificate | null, part: WorkPart, areas: WorkAreas) {
  if (certificate === null) return null;
  const amount = certificate.per === 'm2' ? certifiedArea(part, areas) : 1;
  const row = certificate.areaFactors?.find(({ upTo }) => upTo === null || areas.livingArea < upTo);
  const count = amount * (row?.factor ?? 1);
  return {
    sheet: certificate.sheet,
    low: Math.round(certificate.low * count),
    high: Math.round(certificate.high * count),
  };
}

/**
 * Quantity and cost of a measure on the dwelling that the answers draw.
 * @throws DomainError `audits.errors.missingAnswer`, `audits.errors.geometry.*`
 */
export function estimateMeasure(answers: AuditAnswers, entry: MeasureEntry): MeasureEstimate {
  const areas = workAreas(answers);
  const nature = natureOf(entry.slug);
  const quantity = quantityOf(entry, areas);
  const priced = (unitCost: number): CentsHT => centsHT(Math.round(unitCost * quantity));
  const { low, high } = entry.cost;
  const costHT = { low: priced(low), likely: priced((low + high) / 2), high: priced(high) };
  return {
    slug: entry.slug,
    part: nature.part,
    post: nature.post,
    unit: entry.unit,
    quantity,
    performance: entry.performance,
    costHT,
    vat: entry.vat,
    costTTC: {
      low: withVat(costHT.low, entry.vat),
      likely: withVat(costHT.likely, entry.vat),
      high: withVat(costHT.high, entry.vat),
    },
    certificate: certificateOf(entry.certificate, nature.part, areas),
    lifetimeYears: entry.lifetimeYears,
    confirmed: entry.confirmed,
  };
}

/** The same measure as incentive rules read it, at its likely cost: an estimate stands until there is a quote. */
export const asQuotedMeasure = (estimate: MeasureEstimate): Measure => ({
  slug: estimate.slug,
  post: estimate.post,
  quantity: estimate.quantity,
  unit: estimate.unit,
  costHT: estimate.costHT.likely,
  vat: estimate.vat,
  performance: estimate.performance,
  fundedElsewhere: false,
});
