import { type Cents, cents } from '../shared/money.ts';
import { moneyValue, step, type TraceLine } from './trace.ts';

/** Ceiling and floor of the eligible works, frozen with the decision. */
export type BaseTerms = {
  readonly article: string;
  /** capTotal. */
  readonly ceiling: Cents | null;
  readonly floor: {
    readonly article: string;
    readonly effect: 'threshold' | 'deductible';
    readonly cents: Cents;
  } | null;
};

export type SettledBase = {
  readonly base: Cents;
  readonly lines: readonly TraceLine[];
  /** Set when the works stay below the threshold: nothing is paid. */
  readonly refusal: TraceLine | null;
};

/** A0 = min(capTotal, works): a threshold refuses what is below it, a deductible takes it away. */
export function settleBase({ article, ceiling, floor }: BaseTerms, works: Cents): SettledBase {
  const capped = ceiling === null ? works : cents(Math.min(works, ceiling));
  const lines: TraceLine[] = [];
  if (ceiling !== null)
    lines.push(
      step('base-ceiling', article, { ceiling: moneyValue(ceiling), before: moneyValue(works) }, capped),
    );
  if (!floor) return { base: capped, lines, refusal: null };
  const inputs = { floor: moneyValue(floor.cents), works: moneyValue(works) };
  if (floor.effect === 'deductible') {
    const base = cents(Math.max(0, capped - floor.cents));
    return { base, lines: [...lines, step('works-deductible', floor.article, inputs, base)], refusal: null };
  }
  const reached = works >= floor.cents;
  const line: TraceLine = {
    rule: 'works-floor',
    article: floor.article,
    outcome: reached ? 'yes' : 'no',
    inputs,
    amount: null,
  };
  return reached
    ? { base: capped, lines: [line, ...lines], refusal: null }
    : { base: capped, lines, refusal: line };
}
