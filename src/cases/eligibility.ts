import type { Estimate } from '../incentives/estimate.ts';
import type { TraceLine } from '../incentives/trace.ts';

/** The conditions of the pinned scheme, each true, false or still unknown. */
export type Checklist = {
  readonly lines: readonly TraceLine[];
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
};

/** Conditions apart from computations: a line with an outcome is a condition. */
export function checklistOf({ scheme }: Pick<Estimate, 'scheme'>): Checklist {
  const lines = (scheme?.trace ?? []).filter(({ outcome }) => outcome !== null);
  const count = (wanted: TraceLine['outcome']): number =>
    lines.filter(({ outcome }) => outcome === wanted).length;
  return { lines, yes: count('yes'), no: count('no'), unknown: count('unknown') };
}
