import { describe, expect, it } from 'vitest';
import {
  type ClockFacts,
  type ClockStep,
  dueDay,
  pausedDays,
  silenceDay,
} from '../../src/cases/case-clock.ts';
import type { CaseState } from '../../src/cases/case-states.ts';
import { pack } from '../../src/programme/packs/dunkerque/pack.ts';
import type { Programme } from '../../src/programme/programme.ts';
import { day, instant } from '../../src/shared/dates.ts';

const programme = pack as unknown as Programme;
const step = (on: string, action: string, fromState: CaseState, toState: CaseState): ClockStep => ({
  action,
  fromState,
  toState,
  at: instant(`${on}T10:00:00Z`),
});
const facts = (steps: readonly ClockStep[]): ClockFacts => ({
  createdAt: instant('2026-05-01T10:00:00Z'),
  submittedAt: instant('2026-05-04T10:00:00Z'),
  worksDoneOn: null,
  steps,
  schemeDelays: [{ code: 'sign-agreement', from: 'decision', count: 3, unit: 'months' }],
});
const CORRECTION = [
  step('2026-05-10', 'request-correction', 'eligibility', 'to-complete'),
  step('2026-05-20', 'answer-correction', 'to-complete', 'eligibility'),
];

describe('The clock of a case', () => {
  it('gives four months before silence is worth a refusal', () => {
    expect(silenceDay(programme, facts([]), day('2026-05-04'))).toBe('2026-09-04');
  });

  it('stops while the owner completes the file, and runs again after', () => {
    expect(pausedDays(CORRECTION, day('2026-06-01'))).toBe(10);
    expect(silenceDay(programme, facts(CORRECTION), day('2026-06-01'))).toBe('2026-09-14');
    expect(pausedDays(CORRECTION.slice(0, 1), day('2026-05-17'))).toBe(7);
    expect(dueDay(programme, 'eligibility', facts(CORRECTION), day('2026-05-20'))).toBe('2026-07-14');
  });

  it('lets the officer set the day of the answer', () => {
    expect(dueDay(programme, 'to-complete', facts(CORRECTION), day('2026-05-10'), day('2026-06-10'))).toBe(
      '2026-06-10',
    );
  });

  it('prefers the delays of the scheme to those of the programme', () => {
    const granted = [step('2026-06-01', 'grant', 'committee', 'granted')];
    expect(dueDay(programme, 'to-sign', facts(granted), day('2026-06-02'))).toBe('2026-09-01');
    expect(dueDay(programme, 'granted', facts(granted), day('2026-06-01'))).toBe('2026-06-16');
    expect(dueDay(programme, 'validation', facts([]), day('2026-05-30'))).toBe('2026-06-09');
    expect(dueDay(programme, 'refused', facts([]), day('2026-05-30'))).toBeNull();
  });
});
