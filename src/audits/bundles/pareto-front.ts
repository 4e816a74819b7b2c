/** What is compared between two bundles of works, each better when smaller. */
export type Worth = {
  /** Cents, tax included. */
  readonly cost: number;
  /** Cents left to pay once certain grants are taken off. */
  readonly remainder: number;
  /** kWh of primary energy per m² and year; the class follows from it and from the next. */
  readonly ep: number;
  /** kgCO2e per m² and year. */
  readonly ges: number;
};

const noWorse = (a: Worth, b: Worth): boolean =>
  a.cost <= b.cost && a.remainder <= b.remainder && a.ep <= b.ep && a.ges <= b.ges;
const better = (a: Worth, b: Worth): boolean =>
  a.cost < b.cost || a.remainder < b.remainder || a.ep < b.ep || a.ges < b.ges;

/** At least as good in everything and better in something. Two equals do not dominate each other: both are kept. */
export const dominates = (a: Worth, b: Worth): boolean => noWorse(a, b) && better(a, b);

/** What no other dominates, cheapest first. */
export function paretoFront<T extends Worth>(all: readonly T[]): T[] {
  const front: T[] = [];
  // In this order nobody is dominated by one who comes later.
  for (const one of all.toSorted(byWorth)) if (!front.some((kept) => dominates(kept, one))) front.push(one);
  return front;
}

const byWorth = (a: Worth, b: Worth): number =>
  a.cost - b.cost || a.remainder - b.remainder || a.ep - b.ep || a.ges - b.ges;
