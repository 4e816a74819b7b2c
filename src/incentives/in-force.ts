import type { Day } from '../shared/dates.ts';

/** Day by day, first and last day included. */
export const isInForce = (validity: { readonly from: Day; readonly to: Day | null }, on: Day): boolean =>
  validity.from <= on && (validity.to === null || on <= validity.to);

/** The parameter set in force on that day, or null when none is known for it. Later sets win over earlier ones. */
export function vintageOn<V extends { readonly validFrom: Day; readonly validTo: Day | null }>(
  vintages: readonly V[],
  on: Day,
): V | null {
  const inForce = vintages.filter(({ validFrom, validTo }) =>
    isInForce({ from: validFrom, to: validTo }, on),
  );
  return inForce.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? null;
}
