import { refused } from '../shared/errors.ts';
import type { Permission } from '../shared/permissions.ts';
import type { CaseState } from './case-states.ts';

/**
 * Leads back to the state that the case was taken out of: a correction asked at the quotes does not restart everything,
 * and a case opened again goes on from where it was ended (`REOPENS_AT`).
 */
export const BACK = 'back';
type Target = CaseState | typeof BACK;

/**
 * What can happen to a case, as one table: from each state, the actions possible and where they lead. Whatever is
 * not here cannot be done. Guards that need facts (an open correction request, the envelope, two officers) belong
 * to the use case of the action; the table says only what is thinkable.
 */
export const TRANSITIONS = {
  draft: { submit: 'submitted', abandon: 'withdrawn' },
  submitted: {
    'request-correction': 'to-complete',
    'take-up': 'eligibility',
    withdraw: 'withdrawn',
    dismiss: 'dismissed',
  },
  'to-complete': { 'answer-correction': BACK, withdraw: 'withdrawn', dismiss: 'dismissed' },
  eligibility: {
    'request-correction': 'to-complete',
    'confirm-eligibility': 'audit',
    refuse: 'refused',
    withdraw: 'withdrawn',
    dismiss: 'dismissed',
  },
  audit: { 'request-correction': 'to-complete', 'review-audit': 'plan', withdraw: 'withdrawn' },
  plan: {
    'request-correction': 'to-complete',
    propose: 'validation',
    refuse: 'refused',
    withdraw: 'withdrawn',
    dismiss: 'dismissed',
  },
  validation: { validate: 'committee', 'send-back': 'plan', withdraw: 'withdrawn' },
  committee: { grant: 'granted', refuse: 'refused', 'send-back': 'plan', withdraw: 'withdrawn' },
  granted: { 'issue-agreement': 'to-sign', withdraw: 'withdrawn', lapse: 'lapsed', reopen: 'plan' },
  refused: { reopen: BACK },
  dismissed: { reopen: BACK },
  'to-sign': { 'sign-last': 'signed', withdraw: 'withdrawn', lapse: 'lapsed', reopen: 'plan' },
  signed: { 'start-works': 'works-started', withdraw: 'withdrawn', lapse: 'lapsed' },
  'works-started': { 'finish-works': 'works-done', lapse: 'lapsed' },
  'works-done': { 'confirm-conformity': 'conformity', lapse: 'lapsed' },
  conformity: { 'order-balance': 'balance', lapse: 'lapsed' },
  balance: { 'record-return': 'monitoring', lapse: 'lapsed' },
  monitoring: { close: 'closed', 'claw-back': 'clawed-back' },
  closed: {},
  'clawed-back': {},
  withdrawn: { reopen: BACK },
  lapsed: { reopen: BACK },
} as const satisfies Record<CaseState, Readonly<Record<string, Target>>>;

type ActionsOf<T> = T extends Record<string, infer Row>
  ? Row extends unknown
    ? keyof Row & string
    : never
  : never;
export type CaseAction = ActionsOf<typeof TRANSITIONS>;

export const actionsFrom = (state: CaseState): readonly CaseAction[] =>
  Object.keys(TRANSITIONS[state]) as CaseAction[];
export const canDo = (state: CaseState, action: CaseAction): boolean => action in TRANSITIONS[state];

/**
 * Where a case opened again goes on, by the state it was ended in. Whatever was proposed or decided is proposed anew, by
 * one officer and checked by another.
 */
const REOPENS_AT: Readonly<Partial<Record<CaseState, CaseState>>> = {
  submitted: 'submitted',
  eligibility: 'eligibility',
  audit: 'audit',
  plan: 'plan',
  validation: 'plan',
  committee: 'plan',
  granted: 'plan',
  'to-sign': 'plan',
  signed: 'plan',
  'works-started': 'plan',
  'works-done': 'plan',
  conformity: 'plan',
  balance: 'plan',
};

/**
 * Where `action` leads from `state`; `cameFrom` is the state that a case to complete was taken out of, or that one to
 * reopen was ended in.
 * @throws DomainError `cases.errors.notNow` when the table does not have it.
 */
export function nextState(
  state: CaseState,
  action: CaseAction,
  cameFrom: CaseState | null = null,
): CaseState {
  const to = (TRANSITIONS[state] as Readonly<Partial<Record<CaseAction, Target>>>)[action];
  if (to === undefined) throw refused('cases.errors.notNow', { state, action });
  if (to !== BACK) return to;
  if (action !== 'reopen') return cameFrom ?? 'submitted';
  const again = cameFrom && REOPENS_AT[cameFrom];
  // A draft that was thrown away was never a demand.
  if (!again) throw refused('cases.errors.notNow', { state, action });
  return again;
}

/** Who does each action: the owner of the case, or staff who hold a permission. */
export const DOERS = {
  submit: 'owner',
  abandon: 'owner',
  'answer-correction': 'owner',
  withdraw: 'owner',
  'start-works': 'owner',
  'finish-works': 'owner',
  'request-correction': 'cases.instruct',
  'take-up': 'cases.instruct',
  dismiss: 'cases.instruct',
  'confirm-eligibility': 'cases.instruct',
  propose: 'cases.instruct',
  'review-audit': 'audits.review',
  validate: 'cases.validate',
  'send-back': 'cases.validate',
  grant: 'cases.grant',
  refuse: 'cases.grant',
  'issue-agreement': 'agreements.issue',
  'sign-last': 'agreements.sign',
  'confirm-conformity': 'cases.instruct',
  'order-balance': 'payments.order',
  'record-return': 'returns.record',
  lapse: 'cases.grant',
  reopen: 'cases.reopen',
  close: 'cases.instruct',
  'claw-back': 'cases.grant',
} as const satisfies Record<CaseAction, 'owner' | Permission>;

/** What the manager decides is sent back by the manager; what the second officer checks, by whoever may check. */
export const doerOf = (state: CaseState, action: CaseAction): 'owner' | Permission =>
  state === 'committee' && action === 'send-back' ? 'cases.grant' : DOERS[action];

/** The way of a case that goes well, for progress bars. */
export const MAIN_PATH: readonly CaseState[] = [
  'draft',
  'submitted',
  'eligibility',
  'audit',
  'plan',
  'validation',
  'committee',
  'granted',
  'to-sign',
  'signed',
  'works-started',
  'works-done',
  'conformity',
  'balance',
  'monitoring',
  'closed',
];

/** Nothing happens any more to a case there: the dwelling can be applied for again. */
export const ENDED: readonly CaseState[] = [
  'refused',
  'dismissed',
  'closed',
  'clawed-back',
  'withdrawn',
  'lapsed',
];
export const hasEnded = (state: CaseState): boolean => ENDED.includes(state);

export type Party = 'owner' | 'officer' | 'second-officer' | 'adviser' | 'manager' | 'nobody';

/** Whose turn it is, from the state alone; derived, never stored. */
export const TURN: Readonly<Record<CaseState, Party>> = {
  draft: 'owner',
  submitted: 'officer',
  'to-complete': 'owner',
  eligibility: 'officer',
  audit: 'adviser',
  plan: 'officer',
  validation: 'second-officer',
  committee: 'manager',
  granted: 'officer',
  refused: 'nobody',
  dismissed: 'nobody',
  'to-sign': 'owner',
  signed: 'owner',
  'works-started': 'owner',
  'works-done': 'officer',
  conformity: 'officer',
  balance: 'officer',
  monitoring: 'officer',
  closed: 'nobody',
  'clawed-back': 'nobody',
  withdrawn: 'nobody',
  lapsed: 'nobody',
};
