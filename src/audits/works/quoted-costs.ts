import { type CentsHT, type CentsTTC, sumCents } from '../../shared/money.ts';
import { type Range, totals } from '../bills.ts';
import type { Scenario } from '../scenario.ts';
import type { MeasureEstimate } from './measures.ts';

/** What companies ask for a measure, all lines of their quotes together. */
export type QuotedCost = { readonly costHT: CentsHT; readonly costTTC: CentsTTC };
export type QuotedCosts = ReadonlyMap<string, QuotedCost>;

const exactly = <Amount extends number>(amount: Amount): Range<Amount> => ({
  low: amount,
  likely: amount,
  high: amount,
});

const isQuotedIn = (quoted: QuotedCosts, { slug }: Pick<MeasureEstimate, 'slug'>): boolean =>
  quoted.has(slug);

/** The measures whose cost comes from a quote. */
export const quotedMeasures = ({ measures }: Pick<Scenario, 'measures'>, quoted: QuotedCosts) =>
  measures.filter((measure) => isQuotedIn(quoted, measure)).map(({ slug }) => slug);

/** The same scenario at the price of the quotes, where there is one: a quote is an amount, not a range. */
export function withQuotes<Any extends Pick<Scenario, 'measures' | 'costHT' | 'costTTC'>>(
  scenario: Any,
  quoted: QuotedCosts,
): Any {
  if (!scenario.measures.some((measure) => isQuotedIn(quoted, measure))) return scenario;
  const measures = scenario.measures.map((measure) => {
    const quote = quoted.get(measure.slug);
    return quote
      ? { ...measure, costHT: exactly(quote.costHT), costTTC: exactly(quote.costTTC), confirmed: true }
      : measure;
  });
  const sum = (end: keyof Range<CentsHT>) => sumCents(measures.map(({ costHT }) => costHT[end]));
  return {
    ...scenario,
    measures,
    costHT: { low: sum('low'), likely: sum('likely'), high: sum('high') },
    costTTC: totals(measures.map(({ costTTC }) => costTTC)),
  };
}
