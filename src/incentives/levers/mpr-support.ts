import { type BasisPoints, type Cents, cents, shareRoundedDown } from '../../shared/money.ts';
import { isKnown, type Maybe, type Situation } from '../situation.ts';
import { aidsValue, moneyValue, rateValue, step, type TraceLine } from '../trace.ts';
import { every, NO, unsure, type Verdict, YES } from '../truth.ts';
import { decided } from '../work-out.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

/**
 * Grant for the accompaniment by Mon Accompagnateur Rénov', which MaPrimeRénov' accompagnée makes compulsory: a share of
 * its price VAT included, within a ceiling, by income band. It pays no works: it is no part of what écrêtement counts.
 * @param mpr MaPrimeRénov' accompagnée among the grants kept for the project; null where it is not
 * @param price of the accompaniment VAT included, cents
 */
export function mprSupport(
  vintage: Vintage<'mprSupport'>,
  { incomeBand }: Situation,
  mpr: LeverResult | null,
  price: Maybe<Cents>,
): LeverResult {
  const { article, ceiling, rates } = vintage.value;
  const granted = grantedWith(mpr);
  const open = isKnown(incomeBand) ? YES : unsure('income');
  const entitled = every([granted, open]);
  const certain = every([entitled, isKnown(price) ? YES : unsure('supportCost')]);
  const counted = isKnown(price) ? cents(Math.min(price, ceiling)) : ceiling;
  const rate = isKnown(incomeBand) ? rates[incomeBand] : largest(Object.values(rates));
  const atMost = cents(shareRoundedDown(counted, rate));
  const status = atMost === 0 ? 'not-eligible' : statusOf(certain);
  const eligible = status === 'eligible';
  return {
    code: 'mpr-support',
    kind: 'bonus',
    public: true,
    terms: null,
    ceiling: null,
    status,
    amount: eligible ? atMost : cents(0),
    potential: status === 'not-eligible' ? cents(0) : atMost,
    missing:
      status === 'unknown'
        ? [...missingFor(entitled), ...(isKnown(price) ? [] : decided('amount', ['supportCost']))]
        : [],
    notes: status === 'not-eligible' ? [] : [note('support-apart')],
    trace: [withMpr(article, granted), ...(eligible ? [shareLine(vintage, counted, rate, atMost)] : [])],
    ...datedBy(vintage),
  };
}

/** Nobody is accompanied at Anah's expense without the grant for the works. */
function grantedWith(mpr: LeverResult | null): Verdict {
  if (mpr === null || mpr.status === 'not-eligible') return NO;
  return mpr.status === 'eligible' ? YES : unsure(...mpr.missing.map(({ question }) => question));
}

const withMpr = (article: string, { truth }: Verdict): TraceLine => ({
  rule: 'aid-granted',
  article,
  outcome: truth,
  inputs: { aids: aidsValue('mpr-accompanied') },
  amount: null,
});

const shareLine = (
  { value }: Vintage<'mprSupport'>,
  counted: Cents,
  rate: BasisPoints,
  amount: Cents,
): TraceLine =>
  step(
    'mpr-support',
    value.article,
    { rate: rateValue(rate), price: moneyValue(counted), ceiling: moneyValue(value.ceiling) },
    amount,
  );

const largest = (rates: readonly BasisPoints[]): BasisPoints => Math.max(...rates) as BasisPoints;
