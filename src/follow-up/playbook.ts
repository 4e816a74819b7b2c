import { addDays, addMonths, type Day } from '../shared/dates.ts';
import type { Reason } from '../units/unit.ts';
import type { TaskKind } from './task.ts';
import { addWorkingDays, workingDayFrom } from './working-days.ts';

/** What to do about homes that are empty for a reason: steps, each due some time after the start. */
export type Playbook = {
  readonly slug: string;
  readonly title: string;
  /** Reasons of vacancy that call for it; none: it is taken by hand. */
  readonly reasons: readonly Reason[];
  /** The texts it rests on. */
  readonly sources: readonly string[];
  readonly steps: readonly PlaybookStep[];
};

/** Labels: `followUp.delay.*`. */
export const DELAY_UNITS = ['days', 'working-days', 'months'] as const;
export type Delay = { readonly count: number; readonly unit: (typeof DELAY_UNITS)[number] };

export type PlaybookStep = {
  readonly kind: TaskKind;
  readonly after: Delay;
  readonly text: string;
  /** Of a letter: to the owner, or to somebody whom the officer names; merge fields in braces as in campaigns. */
  readonly letter?: StepLetter | undefined;
  /** Of a procedure: its points, ticked one by one. */
  readonly points?: readonly StepPoint[] | undefined;
};
export const LETTER_TO = ['owner', 'other'] as const;
export type StepLetter = {
  readonly to: (typeof LETTER_TO)[number];
  readonly subject: string;
  readonly body: string;
};
export type StepPoint = { readonly text: string; readonly source?: string | undefined };

/** A playbook in force, and which version it is: 0 is the programme's own. */
export type KeptPlaybook = Playbook & { readonly version: number };

/** The playbooks that the reasons of a unit call for. */
export const playbooksFor = <Kind extends Playbook>(
  playbooks: readonly Kind[],
  reasons: readonly Reason[],
): Kind[] => playbooks.filter((playbook) => playbook.reasons.some((reason) => reasons.includes(reason)));

/** The working day on which a step falls due when its playbook starts on `start`. */
export function dueAfter(start: Day, { count, unit }: Delay): Day {
  if (unit === 'working-days') return addWorkingDays(start, count);
  return workingDayFrom(unit === 'months' ? addMonths(start, count) : addDays(start, count));
}
