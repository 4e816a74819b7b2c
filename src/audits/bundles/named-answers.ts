import { type EnergyClass, rankOf } from '../energy-class.ts';
import type { EnergyResult } from '../engine/energy-engine.ts';
import type { BundleFound } from './find-best-bundles.ts';
import { gainOf } from './incentive-regimes.ts';

/** Questions that people ask of all bundles; texts `bundles.answers.<name>`. */
export const NAMED_ANSWERS = ['class-D', 'class-C', 'class-B', 'gain', 'co2PerPublicEuro'] as const;
export type NamedAnswer = (typeof NAMED_ANSWERS)[number];

export type Answer = { readonly name: NamedAnswer; readonly bundle: BundleFound | null };

/** kgCO2e saved per year. */
export const carbonSaved = (before: EnergyResult, { after }: BundleFound): number =>
  before.gesTotal - after.gesTotal;

/**
 * The answers that the front gives: cheapest for the owner (least left to pay, then least cost) to each class better
 * than today's and to the gain that aids ask for; most carbon saved per euro of public grants. Null where no bundle
 * does. All but the last are exact over every bundle, since the front holds what is cheapest; the last is among the
 * bundles of the front, as nobody is advised works that others beat.
 */
export function namedAnswers(
  before: EnergyResult,
  front: readonly BundleFound[],
  gainGoal: number,
): Answer[] {
  const cheapest = (suits: (bundle: BundleFound) => boolean): BundleFound | null =>
    front.filter(suits).toSorted(byPrice)[0] ?? null;
  const classes = (['D', 'C', 'B'] as const).filter((target) => rankOf(target) < rankOf(before.energyClass));
  const reaches = (target: EnergyClass) => (bundle: BundleFound) =>
    rankOf(bundle.after.energyClass) <= rankOf(target);
  return [
    ...classes.map((target): Answer => ({ name: `class-${target}`, bundle: cheapest(reaches(target)) })),
    { name: 'gain', bundle: cheapest(({ after }) => gainOf(before.ep, after.ep) >= gainGoal) },
    { name: 'co2PerPublicEuro', bundle: mostCarbonPerEuro(before, front) },
  ];
}

const byPrice = (a: BundleFound, b: BundleFound): number =>
  a.money.remainder - b.money.remainder || a.cost - b.cost || a.after.ep - b.after.ep;

function mostCarbonPerEuro(before: EnergyResult, front: readonly BundleFound[]): BundleFound | null {
  const helped = front.filter((bundle) => bundle.money.publicGrants > 0 && carbonSaved(before, bundle) > 0);
  const perEuro = (bundle: BundleFound) => carbonSaved(before, bundle) / bundle.money.publicGrants;
  return helped.toSorted((a, b) => perEuro(b) - perEuro(a))[0] ?? null;
}
