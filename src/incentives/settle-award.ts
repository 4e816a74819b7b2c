import type { Localised } from '../shared/locale.ts';
import {
  type BasisPoints,
  type Cents,
  type CentsHT,
  type CentsTTC,
  cents,
  shareRoundedDown,
  smallest,
  sumCents,
} from '../shared/money.ts';
import type { BaseTerms } from './settle-base.ts';
import { moneyValue, rateValue, step, type TraceLine, wordsValue } from './trace.ts';

/** A premium as granted: a lump, or a share that follows the base. */
export type GrantedPremium = {
  readonly code: string;
  readonly name: Localised;
  readonly article: string;
} & (
  | { readonly kind: 'lump'; readonly cents: Cents }
  | { readonly kind: 'share'; readonly rate: BasisPoints; readonly maxCents: Cents | null }
);

/**
 * Everything that turns a base into an award, frozen at the decision: the balance is computed again with these
 * very terms on the final invoices, whatever has become of the tables since.
 */
export type AwardTerms = {
  readonly base: BaseTerms;
  readonly rate: BasisPoints;
  readonly rateArticle: string;
  readonly shareCap: { readonly article: string; readonly cents: Cents } | null;
  readonly premiums: readonly GrantedPremium[];
  /** Smax. */
  readonly cap: { readonly article: string; readonly cents: Cents } | null;
  readonly ownContribution: { readonly article: string; readonly rate: BasisPoints } | null;
  readonly stacking: {
    readonly article: string;
    /** T. */
    readonly rate: BasisPoints;
    readonly basis: 'HT' | 'TTC';
    readonly scope: 'project' | 'eligible';
    readonly counts: 'public' | 'all';
  } | null;
};

type Cost = { readonly ht: CentsHT; readonly ttc: CentsTTC };
/** Cost of the whole project, and of the works that the rule counts. */
export type ProjectCost = { readonly project: Cost; readonly eligible: Cost };
/** Other grants of the project: public ones, and those of energy suppliers (CEE). */
export type OtherGrants = { readonly public: Cents; readonly private: Cents };

/**
 * `S0 = min(rate·A0 + premiums, Smax, max(0, T·Cost − other public aid))`, then never above what the owner would
 * otherwise pay. Shares are rounded down to the cent.
 */
export function settleAward(
  terms: AwardTerms,
  base: Cents,
  cost: ProjectCost,
  other: OtherGrants,
): { readonly amount: Cents; readonly lines: readonly TraceLine[] } {
  const lines: TraceLine[] = [];
  let amount = shareRoundedDown(base, terms.rate);
  lines.push(
    step('rate', terms.rateArticle, { rate: rateValue(terms.rate), base: moneyValue(base) }, amount),
  );
  if (terms.shareCap) amount = limit('share-cap', terms.shareCap, amount);
  for (const premium of terms.premiums) {
    const given = premiumCents(premium, base);
    lines.push(step('premium', premium.article, { name: wordsValue(premium.name) }, given));
    amount = sumCents([amount, given]);
  }
  if (terms.cap) amount = limit('cap', terms.cap, amount);
  for (const ceiling of projectCeilings(terms, cost, other)) {
    if (ceiling.allowed < amount || ceiling.always)
      lines.push(ceiling.line(smallest(amount, ceiling.allowed)));
    amount = smallest(amount, ceiling.allowed);
  }
  lines.push(step('award', null, {}, amount));
  return { amount, lines };

  function limit(rule: 'share-cap' | 'cap', at: { article: string; cents: Cents }, before: Cents): Cents {
    const after = smallest(before, at.cents);
    lines.push(step(rule, at.article, { ceiling: moneyValue(at.cents), before: moneyValue(before) }, after));
    return after;
  }
}

export const premiumCents = (premium: GrantedPremium, base: Cents): Cents => {
  if (premium.kind === 'lump') return premium.cents;
  const share = shareRoundedDown(base, premium.rate);
  return premium.maxCents === null ? share : smallest(share, premium.maxCents);
};

type Ceiling = {
  readonly allowed: Cents;
  /** Shown even when it does not bite. */
  readonly always: boolean;
  readonly line: (after: Cents) => TraceLine;
};

/** Ceilings that look at the whole project: stacking, own contribution, and the cost itself. */
function projectCeilings(terms: AwardTerms, cost: ProjectCost, other: OtherGrants): Ceiling[] {
  const allGrants = sumCents([other.public, other.private]);
  const ceilings: Ceiling[] = [];
  if (terms.stacking) {
    const { article, rate, basis, counts } = terms.stacking;
    const basisCents = stackingBasis(terms.stacking, cost);
    const counted = counts === 'all' ? allGrants : other.public;
    const allowed = atLeastZero(shareRoundedDown(basisCents, rate) - counted);
    const inputs = {
      rate: rateValue(rate),
      basis: { type: 'tax', tax: basis } as const,
      cost: moneyValue(basisCents),
      other: moneyValue(counted),
      allowed: moneyValue(allowed),
    };
    ceilings.push({ allowed, always: true, line: (after) => step('stacking', article, inputs, after) });
  }
  if (terms.ownContribution) {
    const { article, rate } = terms.ownContribution;
    const aided = shareRoundedDown(cents(cost.project.ttc), (10_000 - rate) as BasisPoints);
    const allowed = atLeastZero(aided - allGrants);
    const inputs = {
      rate: rateValue(rate),
      cost: moneyValue(cost.project.ttc),
      allowed: moneyValue(allowed),
    };
    ceilings.push({
      allowed,
      always: true,
      line: (after) => step('own-contribution', article, inputs, after),
    });
  }
  const left = atLeastZero(cost.project.ttc - allGrants);
  const inputs = {
    cost: moneyValue(cost.project.ttc),
    other: moneyValue(allGrants),
    allowed: moneyValue(left),
  };
  ceilings.push({
    allowed: left,
    always: false,
    line: (after) => step('never-above-cost', null, inputs, after),
  });
  return ceilings;
}

const stackingBasis = ({ basis, scope }: NonNullable<AwardTerms['stacking']>, cost: ProjectCost): Cents =>
  cents(basis === 'HT' ? cost[scope].ht : cost[scope].ttc);

/** The ceiling that these terms set on all counted aid together (T·Cost), for those who reckon after; null if none. */
export function stackingCeiling(
  terms: AwardTerms,
  cost: ProjectCost,
): { readonly article: string; readonly allowed: Cents; readonly counts: 'public' | 'all' } | null {
  if (!terms.stacking) return null;
  const { article, rate, counts } = terms.stacking;
  return { article, counts, allowed: shareRoundedDown(stackingBasis(terms.stacking, cost), rate) };
}

const atLeastZero = (amount: number): Cents => cents(Math.max(0, amount));
