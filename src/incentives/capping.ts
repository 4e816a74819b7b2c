import { type Cents, cents, sumCents } from '../shared/money.ts';
import { aidsValue, moneyValue, step, type TraceLine } from './trace.ts';

/** A grant on its way into the plan. */
export type PlannedAid = {
  readonly code: string;
  readonly public: boolean;
  /** As its own rule gives it, before the ceilings that others set. */
  readonly asked: Cents;
};

/** A ceiling on several aids together (écrêtement), set by one of them or by the cost itself. */
export type AidCeiling = {
  /** The aid that sets it; null for the cost, which no grant may exceed. */
  readonly setBy: string | null;
  readonly article: string | null;
  readonly allowed: Cents;
  readonly counts: 'public' | 'all';
};

export type CappedAid = PlannedAid & {
  readonly amount: Cents;
  readonly cut: Cents;
  readonly trace: readonly TraceLine[];
};

/**
 * Cuts aids until every ceiling holds, in the order given: the first named gives way first, the next only once the
 * first is down to nothing. Aids that the order does not name give way last, from the end of the list.
 * Local aid counts like any other.
 */
export function capAids(
  aids: readonly PlannedAid[],
  ceilings: readonly AidCeiling[],
  cutOrder: readonly string[],
): CappedAid[] {
  const start = aids.map((aid): CappedAid => ({ ...aid, amount: aid.asked, cut: cents(0), trace: [] }));
  return ceilings.reduce((current, ceiling) => applyCeiling(current, ceiling, cutOrder), start);
}

function applyCeiling(
  aids: readonly CappedAid[],
  ceiling: AidCeiling,
  cutOrder: readonly string[],
): CappedAid[] {
  const counted = aids.filter((aid) => ceiling.counts === 'all' || aid.public);
  let excess = sumCents(counted.map(({ amount }) => amount)) - ceiling.allowed;
  if (excess <= 0) return [...aids];
  const cuts = new Map<string, Cents>();
  for (const aid of inCutOrder(counted, cutOrder)) {
    const cut = Math.min(excess, aid.amount);
    if (cut > 0) cuts.set(aid.code, cents(cut));
    excess -= cut;
  }
  return aids.map((aid) => cutBy(aid, cuts.get(aid.code) ?? cents(0), ceiling));
}

function inCutOrder(aids: readonly CappedAid[], cutOrder: readonly string[]): CappedAid[] {
  const named = cutOrder.flatMap((code) => aids.filter((aid) => aid.code === code));
  const others = aids.filter(({ code }) => !cutOrder.includes(code)).toReversed();
  return [...named, ...others];
}

function cutBy(aid: CappedAid, cut: Cents, { setBy, article, allowed }: AidCeiling): CappedAid {
  if (cut === 0) return aid;
  const amount = cents(aid.amount - cut);
  const inputs = {
    setBy: aidsValue(setBy ?? 'cost'),
    allowed: moneyValue(allowed),
    before: moneyValue(aid.amount),
    cut: moneyValue(cut),
  };
  const trace = [...aid.trace, step('aid-capped', article, inputs, amount)];
  return { ...aid, amount, cut: cents(aid.cut + cut), trace };
}
