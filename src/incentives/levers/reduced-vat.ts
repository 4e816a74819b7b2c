import { type BasisPoints, cents, withVat } from '../../shared/money.ts';
import { readConditions } from '../read-conditions.ts';
import { isKnown, type Measure, type Situation, totalHT, totalTTC } from '../situation.ts';
import { moneyValue, rateValue, step } from '../trace.ts';
import { unsure, type Verdict, YES } from '../truth.ts';
import type { Post } from '../vocabulary.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

/**
 * VAT rate to expect for a post of works. Reduced rates need a dwelling over two years old: as long as nobody can
 * say so, the full rate is shown. A dwelling vacant for two years is over two years old.
 */
export function vatRateFor(vintage: Vintage<'vat'>, post: Post, situation: Situation): BasisPoints {
  const { value } = vintage;
  if (oldEnough(vintage, situation).truth !== 'yes') return value.full;
  return value.energyPosts.includes(post) ? value.energy : value.works;
}

/** What the reduced rates save against the full rate. Already inside the costs TTC, so never added to a grant. */
export function reducedVat(vintage: Vintage<'vat'>, situation: Situation): LeverResult {
  const { value } = vintage;
  const verdict = oldEnough(vintage, situation);
  const saved = cents(Math.max(0, fullPrice(situation.measures, value.full) - totalTTC(situation.measures)));
  const eligible = verdict.truth === 'yes' && saved > 0;
  const inputs = {
    full: rateValue(value.full),
    reduced: rateValue(value.energy),
    works: moneyValue(totalHT(situation.measures)),
  };
  return {
    code: 'reduced-vat',
    kind: 'tax',
    public: false,
    terms: null,
    ceiling: null,
    status: verdict.truth === 'yes' && saved === 0 ? 'not-eligible' : statusOf(verdict),
    amount: eligible ? saved : cents(0),
    potential: verdict.truth === 'no' ? cents(0) : eligible ? saved : null,
    missing: missingFor(verdict),
    notes: eligible ? [note('vat-included')] : [],
    trace: eligible ? [step('reduced-vat', value.article, inputs, saved)] : [],
    ...datedBy(vintage),
  };
}

const fullPrice = (measures: readonly Measure[], full: BasisPoints): number =>
  measures.reduce((sum, { costHT }) => sum + withVat(costHT, full), 0);

function oldEnough({ value }: Vintage<'vat'>, situation: Situation): Verdict {
  const { vacancyMonths } = situation;
  if (isKnown(vacancyMonths) && vacancyMonths >= 24) return YES;
  const read = readConditions(value.conditions, situation);
  return read.truth === 'unknown' ? unsure(...read.missing) : { truth: read.truth, missing: [] };
}
