import { type Cents, type CentsHT, type CentsTTC, cents, centsTTC, sumCents } from '../shared/money.ts';
import { type AidCeiling, type CappedAid, capAids, type PlannedAid } from './capping.ts';
import { costTTC, isKnown, type Maybe, type Measure, totalHT, totalTTC, UNKNOWN } from './situation.ts';
import type { MeasureSlug } from './vocabulary.ts';

export type CostLine = {
  readonly measure: MeasureSlug;
  readonly ht: CentsHT;
  readonly vat: Cents;
  readonly ttc: CentsTTC;
};

/** Who pays what: each grant, the loan, then the owner's own money. Adds up to the cost, to the cent. */
export type Funding = {
  readonly code: string;
  readonly kind: 'grant' | 'loan' | 'own';
  readonly amount: Cents;
};

export type FinancingPlan = {
  readonly costs: readonly CostLine[];
  readonly cost: { readonly ht: CentsHT; readonly vat: Cents; readonly ttc: CentsTTC };
  readonly grants: readonly CappedAid[];
  readonly totalGrants: Cents;
  /** Reste à charge: what the owner owes once grants are taken off, loan or not. */
  readonly remainder: CentsTTC;
  readonly loan: {
    readonly code: string;
    readonly amount: Cents;
    readonly months: number;
    readonly monthly: Cents;
  } | null;
  /** What the owner has to find at once. */
  readonly remainderAfterLoan: CentsTTC;
  readonly funding: readonly Funding[];
  /** Bill savings set against the loan, cents a month; unknown until an audit gives the bills. */
  readonly monthlySavings: Maybe<Cents>;
  /** Savings minus loan payment: positive, the works pay for their loan. */
  readonly monthlyBalance: Maybe<Cents>;
};

/** Grants after écrêtement and what is left to pay, before any loan. */
export type Grants = { readonly grants: readonly CappedAid[]; readonly remainder: CentsTTC };

/** Applies every ceiling, the cost itself last: grants never exceed what the works cost. */
export function applyGrants(
  measures: readonly Measure[],
  aids: readonly PlannedAid[],
  ceilings: readonly AidCeiling[],
  cutOrder: readonly string[],
): Grants {
  const ttc = totalTTC(measures);
  const costCeiling: AidCeiling = { setBy: null, article: null, allowed: cents(ttc), counts: 'all' };
  const grants = capAids(aids, [...ceilings, costCeiling], cutOrder);
  return { grants, remainder: centsTTC(ttc - sumCents(grants.map(({ amount }) => amount))) };
}

/**
 * The whole plan. Invariant: grants + loan + own money = cost TTC, to the cent; a loan never exceeds the remainder.
 * @throws RangeError if a loan larger than the remainder is passed: the lever should have bounded it.
 */
export function financingPlan(
  measures: readonly Measure[],
  { grants, remainder }: Grants,
  loan: FinancingPlan['loan'],
  yearlySavings: Maybe<Cents>,
): FinancingPlan {
  const lent = loan?.amount ?? cents(0);
  if (lent > remainder) throw new RangeError(`loan ${lent} above the remainder ${remainder}`);
  const own = cents(remainder - lent);
  const costs = measures.map(costLine);
  const monthlySavings = isKnown(yearlySavings) ? cents(Math.trunc(yearlySavings / 12)) : UNKNOWN;
  return {
    costs,
    cost: { ht: totalHT(measures), vat: sumCents(costs.map(({ vat }) => vat)), ttc: totalTTC(measures) },
    grants,
    totalGrants: sumCents(grants.map(({ amount }) => amount)),
    remainder,
    loan,
    remainderAfterLoan: centsTTC(own),
    funding: [
      ...grants.map(({ code, amount }): Funding => ({ code, kind: 'grant', amount })),
      ...(loan ? [{ code: loan.code, kind: 'loan', amount: loan.amount } as const] : []),
      { code: 'own', kind: 'own', amount: own },
    ],
    monthlySavings,
    monthlyBalance: isKnown(monthlySavings) ? cents(monthlySavings - (loan?.monthly ?? 0)) : UNKNOWN,
  };
}

const costLine = (measure: Measure): CostLine => {
  const ttc = costTTC(measure);
  return { measure: measure.slug, ht: measure.costHT, vat: cents(ttc - measure.costHT), ttc };
};
