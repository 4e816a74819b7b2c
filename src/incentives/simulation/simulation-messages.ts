import type { ReplayTally } from './replay.ts';
import type { HomeFacts } from './simulated-project.ts';

/** What the simulation and its threads say to each other: homes in, their number back, the tally at the end. */
export type ToThread = { readonly homes: readonly HomeFacts[] } | { readonly end: true };
export type FromThread = { readonly counted: number } | { readonly tally: ReplayTally };
