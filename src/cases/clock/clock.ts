import type { CaseState } from '../case-states.ts';

/** Why a clock stands still apart from a correction. Labels under `clocks.cause.*`. */
export const PAUSE_CAUSES = ['owner-request', 'third-party', 'dispute', 'other'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** Deadlines of the owner that can be put off. Labels under `clocks.extension.*`. */
export const EXTENDABLE = ['start-works', 'finish-works'] as const;
export type Extendable = (typeof EXTENDABLE)[number];

/** Labels under `clocks.extensionState.*`. */
export const EXTENSION_STATES = ['requested', 'granted', 'refused'] as const;
export type ExtensionState = (typeof EXTENSION_STATES)[number];

/** The deadline that runs in a state and can be put off there; null when none can. */
export const extendableIn = (state: CaseState): Extendable | null =>
  state === 'signed' ? 'start-works' : state === 'works-started' ? 'finish-works' : null;

/**
 * States in which the day that runs is set by law (silence worth a refusal): the law knows one suspension, the correction
 * (CRPA art. L. 114-5). A pause of ours is recorded there and puts nothing off.
 */
const RUNS_BY_LAW: readonly CaseState[] = ['audit', 'plan', 'committee'];
export const runsByLaw = (state: CaseState): boolean => RUNS_BY_LAW.includes(state);

/** States whose clock is the owner's, who asks for more time instead, or that have no clock of the office to stop. */
const NO_PAUSE: readonly CaseState[] = [
  'draft',
  'to-complete',
  'to-sign',
  'signed',
  'works-started',
  'monitoring',
  'refused',
  'dismissed',
  'closed',
  'clawed-back',
  'withdrawn',
  'lapsed',
];
export const canPause = (state: CaseState): boolean => !NO_PAUSE.includes(state);
