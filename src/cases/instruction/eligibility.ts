import type { Estimate } from '../../incentives/estimate.ts';
import type { TraceLine } from '../../incentives/trace.ts';

/** The conditions of the pinned scheme, each true, false or still unknown. */
export type Checklist = {
  readonly lines: readonly TraceLine[];
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
};

/** Lines that say yes or no of an amount, not of the right to it. */
const ABOUT_AMOUNTS: readonly TraceLine['rule'][] = [
  'premium',
  'premium-not-kept',
  'own-contribution-waived',
];

/** Conditions apart from computations: a line with an outcome is a condition, unless it only moves the amount. */
export function checklistOf({ scheme }: Pick<Estimate, 'scheme'>): Checklist {
  const lines = (scheme?.trace ?? []).filter(
    ({ outcome, rule }) => outcome !== null && !ABOUT_AMOUNTS.includes(rule),
  );
  const count = (wanted: TraceLine['outcome']): number =>
    lines.filter(({ outcome }) => outcome === wanted).length;
  return { lines, yes: count('yes'), no: count('no'), unknown: count('unknown') };
}
