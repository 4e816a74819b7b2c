import { type Cents, type CentsTTC, cents } from '../../shared/money.ts';
import { readConditions } from '../read-conditions.ts';
import type { Measure, Situation } from '../situation.ts';
import { moneyValue, numberValue, step } from '../trace.ts';
import { every, unsure, type Verdict, verdict } from '../truth.ts';
import { decided } from '../work-out.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

export type LoanResult = LeverResult & {
  /** Length and monthly payment at zero interest; null when nothing is lent. */
  readonly loan: { readonly months: number; readonly monthly: Cents } | null;
};

/**
 * Zero-interest eco-loan: its ceiling by kind of works, and never more than what is left to pay once every grant is
 * taken off (`remaining`, cents TTC).
 */
export function ecoPtz(
  vintage: Vintage<'ecoPtz'>,
  situation: Situation,
  remaining: CentsTTC,
  mpr: LeverResult | null,
): LoanResult {
  const { value } = vintage;
  const conditions = readConditions(value.conditions, situation);
  const performance = readConditions(value.performance.conditions, situation);
  const ceiling = ceilingFor(vintage, situation.measures, {
    whole: mpr?.status === 'eligible' || performance.truth === 'yes',
  });
  const works = situation.measures.length === 0 ? unsure('measures') : verdict(ceiling.cents > 0);
  const entitled = every([conditions, works]);
  const eligible = entitled.truth === 'yes';
  const amount = eligible ? cents(Math.min(ceiling.cents, remaining)) : cents(0);
  const left = { ceiling: moneyValue(ceiling.cents), remaining: moneyValue(remaining) };
  const lines = eligible
    ? [
        step(
          'eco-ptz-ceiling',
          value.article,
          { actions: numberValue(ceiling.actions, 'items') },
          ceiling.cents,
        ),
        step('eco-ptz-remaining', value.article, left, amount),
      ]
    : [];
  const maybeMore = entitled.truth !== 'no' && ceiling.cents < value.performance.cents;
  const increase = maybeMore ? [...performance.missing, ...(mpr?.missing.map((m) => m.question) ?? [])] : [];
  return {
    code: 'eco-ptz',
    kind: 'loan',
    public: false,
    terms: null,
    ceiling: null,
    status: statusOf(entitled),
    amount,
    potential: potentialOf(entitled, cents(Math.min(value.performance.cents, remaining)), situation),
    missing: [...missingFor(entitled), ...decided('increase', [...new Set(increase)])],
    notes: eligible ? notesFor(situation) : [],
    trace: [...conditions.lines, ...lines],
    loan: amount > 0 ? { months: ceiling.months, monthly: monthlyPayment(amount, ceiling.months) } : null,
    ...datedBy(vintage),
  };
}

/** Without any works yet, nobody can tell how much there will be to borrow. */
function potentialOf(entitled: Verdict, most: Cents, { measures }: Situation): Cents | null {
  if (entitled.truth === 'no') return cents(0);
  return measures.length === 0 ? null : most;
}

/** Equal monthly payments without interest, rounded up to the cent: the last one is a little smaller. */
export const monthlyPayment = (amount: Cents, months: number): Cents => cents(Math.ceil(amount / months));

const notesFor = ({ ownerKind }: Situation) => [
  note('bank-decides'),
  ...(ownerKind === 'sci' ? [note('sci-income-tax')] : []),
];

function ceilingFor(
  { value }: Vintage<'ecoPtz'>,
  measures: readonly Measure[],
  { whole }: { readonly whole: boolean },
): { readonly cents: Cents; readonly months: number; readonly actions: number } {
  const done = value.actions.filter((action) => measures.some(({ slug }) => action.measures.includes(slug)));
  const actions = done.length;
  if (actions === 0) return { cents: cents(0), months: 0, actions };
  if (whole) return { cents: value.performance.cents, months: value.performance.months, actions };
  const only = actions === 1 && done[0]?.code === value.glazingOnly.code;
  if (only) return { cents: value.glazingOnly.cents, months: value.glazingOnly.months, actions };
  const row = value.byActions
    .filter((at) => actions >= at.actions)
    .toSorted((a, b) => b.actions - a.actions)[0];
  return { cents: row?.cents ?? cents(0), months: row?.months ?? 0, actions };
}
