import { ESTIMATE_STEPS, type EstimateStep } from './estimate-steps.ts';

export type StepCount = { readonly step: EstimateStep; readonly count: number };

/** Every step in order, those that nobody came to at zero. */
export const stepCounts = (tallies: ReadonlyMap<string, number>): StepCount[] =>
  ESTIMATE_STEPS.map((step) => ({ step, count: tallies.get(step) ?? 0 }));

/** A message to oneself is no step that others wait for. */
const ASIDE: readonly EstimateStep[] = ['mailed'];

/** The step before which most visits stopped; null while nobody stopped anywhere. */
export function mostLost(
  counts: readonly StepCount[],
): { readonly step: EstimateStep; readonly lost: number } | null {
  const road = counts.filter(({ step }) => !ASIDE.includes(step));
  const losses = road.slice(1).map(({ step, count }, at) => ({ step, lost: (road[at]?.count ?? 0) - count }));
  const [worst] = losses.toSorted((a, b) => b.lost - a.lost);
  return worst && worst.lost > 0 ? worst : null;
}
