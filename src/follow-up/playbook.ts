import type { Reason } from '../units/unit.ts';
import type { TaskKind } from './task.ts';

/** What to do about homes that are empty for a reason: steps, each due so many days after the start. */
export type Playbook = {
  readonly slug: string;
  readonly title: string;
  /** Reasons of vacancy that call for it; none: it is taken by hand. */
  readonly reasons: readonly Reason[];
  /** The texts it rests on. */
  readonly sources: readonly string[];
  readonly steps: readonly PlaybookStep[];
};
export type PlaybookStep = { readonly kind: TaskKind; readonly afterDays: number; readonly text: string };

/** The playbooks that the reasons of a unit call for. */
export const playbooksFor = (playbooks: readonly Playbook[], reasons: readonly Reason[]): Playbook[] =>
  playbooks.filter((playbook) => playbook.reasons.some((reason) => reasons.includes(reason)));
