import type { CellTraits } from '../engine/energy-engine.ts';

/** Losses, W/K, that sums in another order could tell apart: a millionth, where a bundle changes them by tenths. */
export const SAME_LOSS = 1e-6;

/** Where a bundle stands: in its cell only heat losses differ, and a dwelling that loses more uses no less. */
export type Place = { readonly cell: string; readonly loss: number };

/** `shell` of a dwelling, `systems` of another: the traits of the one that has both. */
export function placeOf(shell: CellTraits, systems: CellTraits, loss: number): Place {
  const steps = shell.boilerSteps;
  const onStep = steps.findIndex((step) => Math.abs(step - loss) <= SAME_LOSS);
  // On the very edge of a row of the boiler tables nothing is deduced: the dwelling is alone in its cell.
  const row = onStep >= 0 ? `edge-${loss}` : String(steps.filter((step) => step < loss).length);
  return { cell: `${shell.shell}/${systems.systems}/${row}`, loss };
}
