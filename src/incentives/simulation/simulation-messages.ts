import type { ReplayTally, SimulationOrder } from './replay.ts';
import type { HomeFacts } from './simulated-project.ts';

/** What the simulation and its threads say to each other: what to simulate, homes in, their number back, the tally at the end. */
export type ToThread =
  | { readonly order: SimulationOrder }
  | { readonly homes: readonly HomeFacts[] }
  | { readonly end: true };
export type FromThread = { readonly counted: number } | { readonly tally: ReplayTally };
