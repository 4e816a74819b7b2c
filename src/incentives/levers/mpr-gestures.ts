import { type Cents, cents, shareRoundedDown, sumCents } from '../../shared/money.ts';
import { readConditions } from '../read-conditions.ts';
import { costTTC, isKnown, type Measure, type Situation, totalTTC } from '../situation.ts';
import { moneyValue, numberValue, rateValue, step, type TraceLine, termsValue } from '../trace.ts';
import { distinct } from '../truth.ts';
import type { IncomeBand, Question, Status } from '../vocabulary.ts';
import { decided } from '../work-out.ts';
import { datedBy, type LeverResult, missingFor, note } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

type Terms = Vintage<'mprGestures'>['value'];
type PaidBand = Exclude<IncomeBand, 'higher'>;
type Read = {
  readonly paid: Cents;
  readonly lines: readonly TraceLine[];
  readonly missing: readonly Question[];
};

/**
 * MaPrimeRénov' par geste: a lump for each gesture (by m², by piece or for the dwelling) and by income band, within a
 * share of the spend TTC, itself under the gesture's ceiling; all of it within a cap by dwelling. Gestures whose
 * quantity is not known bring nothing yet and are asked for.
 */
export function mprGestures(vintage: Vintage<'mprGestures'>, situation: Situation): LeverResult {
  const { value } = vintage;
  const { measures, incomeBand } = situation;
  const conditions = readConditions(value.conditions, situation);
  const band = paidBand(incomeBand);
  const read = measures.map((measure) => gestureOf(value, measure, band));
  const sum = sumCents(read.map(({ paid }) => paid));
  const total = cents(Math.min(sum, value.cap));
  const missing = measures.length === 0 ? (['measures'] as const) : distinct(read.flatMap((r) => r.missing));
  const status = statusFrom(conditions.truth, total, missing.length);
  const eligible = status === 'eligible';
  const open = status !== 'not-eligible';
  const inputs = { sum: moneyValue(sum), cap: moneyValue(value.cap) };
  const capped = total < sum ? [step('gestures-cap', value.article, inputs, total)] : [];
  return {
    code: 'mpr-gestures',
    kind: 'grant',
    public: true,
    status,
    amount: eligible ? total : cents(0),
    potential: !open ? cents(0) : missing.length > 0 ? null : total,
    missing: open ? [...missingFor(conditions), ...decided(total > 0 ? 'increase' : 'amount', missing)] : [],
    terms: null,
    ceiling: eligible
      ? {
          article: value.article,
          allowed: cents(shareRoundedDown(totalTTC(measures), value.shares[band])),
          counts: 'all',
        }
      : null,
    notes: open ? [note('approval-before-quotes'), note('certified-companies')] : [],
    trace: [...conditions.lines, ...(eligible ? [...read.flatMap(({ lines }) => lines), ...capped] : [])],
    ...datedBy(vintage),
  };
}

/** While the income is unknown, the best band bounds what can be had; the conditions keep it from being paid. */
const paidBand = (band: Situation['incomeBand']): PaidBand =>
  isKnown(band) && band !== 'higher' ? band : 'very-modest';

function statusFrom(truth: 'yes' | 'no' | 'unknown', total: Cents, missing: number): Status {
  if (truth === 'no' || (total === 0 && missing === 0)) return 'not-eligible';
  return truth === 'yes' && total > 0 ? 'eligible' : 'unknown';
}

function gestureOf(value: Terms, measure: Measure, band: PaidBand): Read {
  const gesture = value.gestures.find(({ measure: slug }) => slug === measure.slug);
  if (!gesture) return { paid: cents(0), lines: [], missing: [] };
  const { per, maxQuantity, amounts, spendCeiling } = gesture;
  const stated = per === 'dwelling' ? 1 : measure.unit === per ? measure.quantity : null;
  if (stated === null) return { paid: cents(0), lines: [], missing: ['measures'] };
  const counted = Math.min(stated, maxQuantity ?? stated);
  const lump = cents(Math.floor(amounts[band] * counted));
  const spend = Math.min(costTTC(measure), Math.floor(spendCeiling * stated));
  const limit = shareRoundedDown(cents(spend), value.shares[band]);
  const paid = cents(Math.min(lump, limit));
  const name = termsValue('measure', [measure.slug]);
  const quantity = numberValue(counted, per === 'm2' ? 'm2' : 'count');
  const limited = { measure: name, share: rateValue(value.shares[band]), spend: moneyValue(spend) };
  return {
    paid,
    missing: [],
    lines: [
      step('gesture', value.article, { measure: name, quantity, unit: moneyValue(amounts[band]) }, lump),
      ...(paid < lump ? [step('gesture-limit', value.article, limited, paid)] : []),
    ],
  };
}
