import type { Day } from '../../shared/dates.ts';

export type Standing = 'draft' | 'to-come' | 'in-force' | 'replaced' | 'ended';
type Dated = {
  readonly id: number;
  readonly scheme: string;
  readonly number: number;
  readonly state: 'draft' | 'published';
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
};

/** Where a version stands that day among those of its scheme: labels under `schemes.standing.*`. */
export function standingOf(version: Dated, all: readonly Dated[], today: Day): Standing {
  if (version.state === 'draft') return 'draft';
  if (version.effectiveFrom > today) return 'to-come';
  if (version.effectiveTo !== null && version.effectiveTo < today) return 'ended';
  return inForce(all, version.scheme, today)?.id === version.id ? 'in-force' : 'replaced';
}

/** The published version in force that day: the same rule as the store's, on versions already read. */
export const inForce = <Version extends Dated>(
  all: readonly Version[],
  scheme: string,
  today: Day,
): Version | undefined =>
  all
    .filter(
      (one) =>
        one.scheme === scheme &&
        one.state === 'published' &&
        one.effectiveFrom <= today &&
        (one.effectiveTo === null || one.effectiveTo >= today),
    )
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.number - a.number)[0];
