import { workingDayFrom } from '../../follow-up/working-days.ts';
import { deadline, type Programme } from '../../programme/programme.ts';
import { addDays, type Day } from '../../shared/dates.ts';
import type { CaseState } from '../case-states.ts';

/** To whoever decided, or to their superior. Labels under `appeals.kind.*`. */
export const APPEAL_KINDS = ['gracious', 'hierarchical'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** Labels under `appeals.state.*`. */
export const APPEAL_STATES = ['open', 'rejected', 'allowed', 'inadmissible'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** The decisions that can be contested, by the state they left the case in, with the step that made each. */
export const CONTESTED = {
  refused: 'refuse',
  dismissed: 'dismiss',
  granted: 'grant',
} as const satisfies Partial<Record<CaseState, string>>;
export type Contested = (typeof CONTESTED)[keyof typeof CONTESTED];
export const CONTESTED_ACTIONS = Object.values(CONTESTED) as Contested[];

/**
 * Last day to appeal. The delay is free (CJA art. R. 421-1: neither the day of notification nor that of its end counts),
 * and one that ends on a Saturday, a Sunday or a holiday goes on to the next working day (CPC art. 642).
 */
export const lastDayToAppeal = (programme: Programme, notifiedOn: Day): Day =>
  workingDayFrom(addDays(deadline(programme, 'appeal', notifiedOn), 1));

export const isInTime = (programme: Programme, notifiedOn: Day, receivedOn: Day): boolean =>
  receivedOn <= lastDayToAppeal(programme, notifiedOn);

/** Day on which silence is worth a rejection of the appeal (CRPA art. L. 231-4, L. 411-7). */
export const silenceRejectsOn = (programme: Programme, receivedOn: Day): Day =>
  deadline(programme, 'silenceIsRefusal', receivedOn);
