import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phasesOf } from '../../src/cases/case-phases.ts';
import { CASE_STATES, type CaseState } from '../../src/cases/case-states.ts';
import {
  actionsFrom,
  type CaseAction,
  canDo,
  DOERS,
  doerOf,
  ENDED,
  MAIN_PATH,
  nextState,
  TRANSITIONS,
  TURN,
} from '../../src/cases/case-workflow.ts';
import { allows, ROLES, type Role } from '../../src/shared/permissions.ts';

const ACTIONS = Object.keys(DOERS) as CaseAction[];

/** Who may do what, from where, written out: the table of rules against the table of code. */
const EXPECTED: readonly [CaseState, CaseAction, CaseState, readonly (Role | 'owner')[]][] = [
  ['draft', 'submit', 'submitted', ['owner']],
  ['draft', 'abandon', 'withdrawn', ['owner']],
  ['submitted', 'request-correction', 'to-complete', ['officer', 'manager']],
  ['submitted', 'take-up', 'eligibility', ['officer', 'manager']],
  ['submitted', 'withdraw', 'withdrawn', ['owner']],
  ['submitted', 'dismiss', 'dismissed', ['officer', 'manager']],
  ['to-complete', 'answer-correction', 'plan', ['owner']],
  ['to-complete', 'withdraw', 'withdrawn', ['owner']],
  ['to-complete', 'dismiss', 'dismissed', ['officer', 'manager']],
  ['eligibility', 'request-correction', 'to-complete', ['officer', 'manager']],
  ['eligibility', 'confirm-eligibility', 'audit', ['officer', 'manager']],
  ['eligibility', 'refuse', 'refused', ['manager']],
  ['eligibility', 'withdraw', 'withdrawn', ['owner']],
  ['eligibility', 'dismiss', 'dismissed', ['officer', 'manager']],
  ['audit', 'request-correction', 'to-complete', ['officer', 'manager']],
  ['audit', 'review-audit', 'plan', ['adviser']],
  ['audit', 'withdraw', 'withdrawn', ['owner']],
  ['plan', 'request-correction', 'to-complete', ['officer', 'manager']],
  ['plan', 'propose', 'validation', ['officer', 'manager']],
  ['plan', 'refuse', 'refused', ['manager']],
  ['plan', 'withdraw', 'withdrawn', ['owner']],
  ['plan', 'dismiss', 'dismissed', ['officer', 'manager']],
  ['validation', 'validate', 'committee', ['officer', 'manager']],
  ['validation', 'send-back', 'plan', ['officer', 'manager']],
  ['validation', 'withdraw', 'withdrawn', ['owner']],
  ['committee', 'grant', 'granted', ['manager']],
  ['committee', 'refuse', 'refused', ['manager']],
  ['committee', 'send-back', 'plan', ['manager']],
  ['committee', 'withdraw', 'withdrawn', ['owner']],
  ['granted', 'issue-agreement', 'to-sign', ['officer', 'manager']],
  ['granted', 'withdraw', 'withdrawn', ['owner']],
  ['granted', 'lapse', 'lapsed', ['manager']],
  ['granted', 'reopen', 'plan', ['manager']],
  ['refused', 'reopen', 'plan', ['manager']],
  ['dismissed', 'reopen', 'plan', ['manager']],
  ['to-sign', 'sign-last', 'signed', ['manager']],
  ['to-sign', 'withdraw', 'withdrawn', ['owner']],
  ['to-sign', 'lapse', 'lapsed', ['manager']],
  ['to-sign', 'reopen', 'plan', ['manager']],
  ['signed', 'start-works', 'works-started', ['owner']],
  ['signed', 'withdraw', 'withdrawn', ['owner']],
  ['signed', 'lapse', 'lapsed', ['manager']],
  ['works-started', 'finish-works', 'works-done', ['owner']],
  ['works-started', 'lapse', 'lapsed', ['manager']],
  ['works-done', 'confirm-conformity', 'conformity', ['officer', 'manager']],
  ['works-done', 'lapse', 'lapsed', ['manager']],
  ['conformity', 'order-balance', 'balance', ['manager']],
  ['conformity', 'lapse', 'lapsed', ['manager']],
  ['balance', 'record-return', 'monitoring', ['officer', 'manager']],
  ['balance', 'lapse', 'lapsed', ['manager']],
  ['monitoring', 'close', 'closed', ['officer', 'manager']],
  ['monitoring', 'claw-back', 'clawed-back', ['manager']],
  ['withdrawn', 'reopen', 'plan', ['manager']],
  ['lapsed', 'reopen', 'plan', ['manager']],
];

const doers = (state: CaseState, action: CaseAction): (Role | 'owner')[] => {
  const doer = doerOf(state, action);
  return doer === 'owner' ? ['owner'] : ROLES.filter((role) => allows(role, doer));
};

describe('The workflow of a case', () => {
  it.each(EXPECTED)('from %s, %s leads to %s and is for %j', (from, action, to, who) => {
    expect(nextState(from, action, 'plan')).toBe(to);
    expect(doers(from, action)).toEqual(who);
  });

  it('knows no other move', () => {
    const known = new Set(EXPECTED.map(([from, action]) => `${from} ${action}`));
    for (const state of CASE_STATES)
      for (const action of ACTIONS) {
        expect([state, action, canDo(state, action)]).toEqual([
          state,
          action,
          known.has(`${state} ${action}`),
        ]);
        if (!canDo(state, action)) expect(() => nextState(state, action)).toThrow('notNow');
      }
  });

  it('leaves no state that still lives without a way out, and no ended one with any but reopening', () => {
    for (const state of CASE_STATES) {
      const others = actionsFrom(state).filter((action) => action !== 'reopen');
      expect([state, others.length > 0]).toEqual([state, !ENDED.includes(state)]);
      expect([state, TURN[state] === 'nobody']).toEqual([state, ENDED.includes(state)]);
    }
  });

  it('opens a case again where it was ended, and what was proposed at the plan', () => {
    expect(nextState('refused', 'reopen', 'eligibility')).toBe('eligibility');
    expect(nextState('withdrawn', 'reopen', 'submitted')).toBe('submitted');
    for (const ended of ['committee', 'granted', 'works-started', 'balance'] as const)
      expect(nextState('lapsed', 'reopen', ended)).toBe('plan');
    expect(() => nextState('withdrawn', 'reopen', 'draft')).toThrow('notNow');
    expect(() => nextState('refused', 'reopen', null)).toThrow('notNow');
  });

  it('can walk the main path from end to end', () => {
    MAIN_PATH.slice(1).forEach((to, index) => {
      const from = MAIN_PATH[index] as CaseState;
      expect(Object.values(TRANSITIONS[from])).toContain(to);
    });
  });

  it('puts every living walk in exactly one phase', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (choices) => {
        const { state, steps } = walk(choices);
        const current = phasesOf(state, steps).filter((phase) => phase.state === 'current');
        expect(current.length).toBe(state === 'closed' ? 0 : 1);
      }),
    );
  });
});

/** A life of a case, each choice taking one of the moves that are possible. */
function walk(choices: readonly number[]): { state: CaseState; steps: { fromState: CaseState }[] } {
  let state: CaseState = 'draft';
  let origin: CaseState = 'submitted';
  const steps: { fromState: CaseState }[] = [];
  for (const choice of choices) {
    const actions = actionsFrom(state);
    const action = actions[choice % Math.max(actions.length, 1)];
    const left = steps.at(-1)?.fromState ?? 'draft';
    // A draft thrown away is not opened again.
    if (!action || (action === 'reopen' && left === 'draft')) break;
    if (action === 'request-correction') origin = state;
    const cameFrom = action === 'reopen' && left !== 'to-complete' ? left : origin;
    steps.push({ fromState: state });
    state = nextState(state, action, cameFrom);
  }
  return { state, steps };
}
