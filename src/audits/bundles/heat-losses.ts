import type { EnergyResult } from '../engine/energy-engine.ts';
import type { ShellPicks } from './dwelling-halves.ts';

/** Position of the walls in ShellPicks; the other parts do not meet each other. */
const WALLS = 0;

/**
 * The few envelopes whose losses tell those of all: each choice of walls alone, then with each other part treated
 * alone. Walls, roof, floor, windows and doors add up, and a thermal bridge joins one of them to the walls (annex 1,
 * §3.4): once the walls are chosen, each other part changes the loss by an amount of its own.
 */
export function shellsToCompute(sizes: readonly number[]): ShellPicks[] {
  const bare = sizes.map(() => 0);
  return Array.from({ length: sizes[WALLS] ?? 1 }, (_, walls) => {
    const alone = bare.with(WALLS, walls);
    const singles = sizes.flatMap((size, part) =>
      part === WALLS ? [] : Array.from({ length: size - 1 }, (_, pick) => alone.with(part, pick + 1)),
    );
    return [alone, ...singles];
  }).flat();
}

/** W/K of a computed dwelling without its air renewal. */
export const withoutAir = ({ lossesTotal, losses }: EnergyResult): number => lossesTotal - losses.airRenewal;

/** Loss of any envelope without air renewal, W/K, from those of shellsToCompute. */
export function shellLoss(computed: (picks: ShellPicks) => number, picks: ShellPicks): number {
  const alone = picks.map((pick, part) => (part === WALLS ? pick : 0));
  const base = computed(alone);
  return picks.reduce(
    (sum, pick, part) => (part === WALLS || pick === 0 ? sum : sum + computed(alone.with(part, pick)) - base),
    base,
  );
}
