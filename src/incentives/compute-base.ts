import { type Cents, cents, sumCents } from '../shared/money.ts';
import type { AwardRule } from './award-rule-schema.ts';
import { timesRoundedDown } from './lookup-table.ts';
import type { ProjectCost } from './settle-award.ts';
import { costTTC, type Measure, totalHT, totalTTC } from './situation.ts';
import { moneyValue, numberValue, step, type TraceLine } from './trace.ts';

export type EligibleWorks = {
  /** Σ min(quote_i eligible, cap_i), before floor and overall ceiling. */
  readonly total: Cents;
  /** Items capped by piece or m² whose quantity is not known: they count for nothing until it is. */
  readonly unmeasured: readonly Measure[];
  readonly line: TraceLine;
};

/**
 * Eligible spend of the scheme: Σ min(quote_i, cap_i) over the posts that count, before VAT or VAT included as
 * the scheme says. The overall ceiling comes after (A0 = min(capTotal, Σ …)).
 */
export function eligibleWorks(base: AwardRule['base'], measures: readonly Measure[]): EligibleWorks {
  const counted = measures.filter((measure) => counts(base, measure));
  const amounts = counted.map((measure) => countedCost(base, measure));
  const total = cents(sumCents(amounts.map((amount) => cents(amount ?? 0))));
  const inputs = {
    items: numberValue(counted.length, 'items'),
    tax: { type: 'tax', tax: base.tax } as const,
    total: moneyValue(total),
  };
  return {
    total,
    unmeasured: counted.filter((_, index) => amounts[index] === null),
    line: step('eligible-works', base.article, inputs, total),
  };
}

/** Cost of the project and of what counts in it, whatever the ceilings. */
export function projectCost(base: AwardRule['base'], measures: readonly Measure[]): ProjectCost {
  const counted = measures.filter((measure) => counts(base, measure));
  return {
    project: { ht: totalHT(measures), ttc: totalTTC(measures) },
    eligible: { ht: totalHT(counted), ttc: totalTTC(counted) },
  };
}

const counts = (base: AwardRule['base'], measure: Measure): boolean =>
  base.posts.includes(measure.post) &&
  !base.excludedMeasures.includes(measure.slug) &&
  !(base.excludesFundedElsewhere && measure.fundedElsewhere);

/** Cost of one item within its own ceiling; null when the ceiling is by unit and the quantity unknown. */
function countedCost(base: AwardRule['base'], measure: Measure): number | null {
  const cost: number = base.tax === 'HT' ? measure.costHT : costTTC(measure);
  const ceiling = base.measureCeilings.find(({ measures }) => measures.includes(measure.slug));
  if (!ceiling) return cost;
  if (ceiling.per === 'measure') return Math.min(cost, ceiling.cents);
  if (measure.quantity === null) return null;
  return Math.min(cost, timesRoundedDown(ceiling.cents, measure.quantity));
}
