import type { PackedHomes } from './packed-homes.ts';
import type { ReplayTally, SimulationOrder } from './replay.ts';

/**
 * What a simulation and its threads say to each other: the order with the homes, which all threads share; then the number
 * of homes counted, batch after batch, and the tally.
 */
export type ToThread = {
  readonly order: SimulationOrder;
  readonly homes: PackedHomes;
  /** First home that no thread has taken yet: each takes the next batch by moving it on. */
  readonly next: Int32Array<SharedArrayBuffer>;
};
export type FromThread = { readonly counted: number } | { readonly tally: ReplayTally };

/** Homes taken at a time: few enough that threads end together, and progress shows. */
export const BATCH = 2_500;
