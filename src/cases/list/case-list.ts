import { CASE_STATES, type CaseState } from '../case-states.ts';

/** Orders of the list, each with the one it turns into when its column is clicked again. */
export const CASE_ORDERS = ['recent', 'oldest', 'due', 'due-last', 'ref', 'ref-last'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** Filters on whose case it is. */
export const ASSIGNMENTS = ['me', 'nobody'] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

/** States as the list groups them: an officer thinks in phases, not in twenty-two states. */
export const STATE_GROUPS = {
  draft: ['draft'],
  incoming: ['submitted'],
  waiting: ['to-complete'],
  instruction: ['eligibility', 'audit', 'plan'],
  decision: ['validation', 'committee'],
  agreement: ['granted', 'to-sign', 'signed'],
  works: ['works-started', 'works-done', 'conformity'],
  returning: ['balance', 'monitoring'],
  ended: ['closed', 'refused', 'dismissed', 'withdrawn', 'lapsed', 'clawed-back'],
} as const satisfies Record<string, readonly CaseState[]>;
export type StateGroup = keyof typeof STATE_GROUPS;
export const STATE_GROUP_SLUGS = Object.keys(STATE_GROUPS) as StateGroup[];
export const isStateGroup = (text: string): text is StateGroup => Object.hasOwn(STATE_GROUPS, text);
export const isCaseState = (text: string): text is CaseState =>
  (CASE_STATES as readonly string[]).includes(text);

/** States that a filter means: a group, one state, or (no filter) everything submitted and not ended. */
export function statesOf(filter: string | null): readonly CaseState[] | null {
  if (filter === null) return null;
  if (isStateGroup(filter)) return STATE_GROUPS[filter];
  return isCaseState(filter) ? [filter] : [];
}
