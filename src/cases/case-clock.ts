import { workingDayFrom } from '../follow-up/working-days.ts';
import type { Programme } from '../programme/programme.ts';
import { deadline as delayFrom } from '../programme/programme.ts';
import { addDays, addMonths, type Day, dayOf, daysBetween, type Instant } from '../shared/dates.ts';
import type { CaseState } from './case-states.ts';
import type { Extendable } from './clock/clock.ts';

/** A change of state as the clock reads it. */
export type ClockStep = {
  readonly action: string;
  readonly fromState: CaseState;
  readonly toState: CaseState;
  readonly at: Instant;
};

/** Delays that the pinned scheme sets itself (scheme-schema.ts `deadlines`). */
export type SchemeDelay = {
  readonly code: string;
  readonly from: string;
  readonly count: number;
  readonly unit: 'days' | 'months';
};

export type ClockFacts = {
  readonly createdAt: Instant;
  readonly submittedAt: Instant | null;
  readonly worksDoneOn: Day | null;
  /** Oldest first. */
  readonly steps: readonly ClockStep[];
  readonly schemeDelays: readonly SchemeDelay[];
  /** Times during which the office stood its own clock still (clock/pause-clock.ts). */
  readonly stops?: readonly { readonly startedAt: Instant; readonly endedAt: Instant | null }[];
  /** More time that was granted, latest last (clock/extend-works.ts). */
  readonly extended?: readonly { readonly what: Extendable; readonly toDay: Day }[];
};

type Span = { readonly from: Day; readonly to: Day };

/** When the clock stood still: from each request to complete the file to its answer (or to `today` while it is open). */
function pauses(steps: readonly ClockStep[], today: Day): Span[] {
  const spans: Span[] = [];
  let since: Day | null = null;
  for (const { fromState, toState, at } of steps) {
    if (toState === 'to-complete') since = dayOf(at);
    if (fromState === 'to-complete' && since !== null) {
      spans.push({ from: since, to: dayOf(at) });
      since = null;
    }
  }
  return since === null ? spans : [...spans, { from: since, to: today }];
}

/** Whole days that the authority's delay did not run, up to `today`. */
export const pausedDays = (steps: readonly ClockStep[], today: Day): number =>
  pauses(steps, today).reduce((sum, { from, to }) => sum + daysBetween(from, to), 0);

/** Whole days that the office stood its clock still, up to `today`: they put off its own delays, not those of the law. */
const stoppedDays = ({ stops = [] }: ClockFacts, today: Day): number =>
  stops.reduce(
    (sum, { startedAt, endedAt }) => sum + daysBetween(dayOf(startedAt), endedAt ? dayOf(endedAt) : today),
    0,
  );

/**
 * Last day after which the authority's silence is worth a refusal (CRPA art. L. 231-4; the longer delay of aids to
 * works), the days waiting for the owner's pieces left out (art. L. 114-5). Null before submission.
 */
export function silenceDay(programme: Programme, facts: ClockFacts, today: Day): Day | null {
  if (facts.submittedAt === null) return null;
  const end = delayFrom(programme, 'silenceIsRefusalForWorks', dayOf(facts.submittedAt));
  return addDays(end, pausedDays(facts.steps, today));
}

/** Day of the latest step by that action. */
const dayOfStep = (steps: readonly ClockStep[], action: string): Day | null => {
  const step = steps.findLast((taken) => taken.action === action);
  return step ? dayOf(step.at) : null;
};

function startOf(event: string, { submittedAt, steps, worksDoneOn }: ClockFacts): Day | null {
  switch (event) {
    case 'application':
      return submittedAt === null ? null : dayOf(submittedAt);
    case 'decision':
      return dayOfStep(steps, 'grant');
    case 'agreement-signed':
      return dayOfStep(steps, 'sign-last');
    case 'works-started':
      return dayOfStep(steps, 'start-works');
    case 'works-done':
      return worksDoneOn ?? dayOfStep(steps, 'finish-works');
    case 'balance-paid':
      return dayOfStep(steps, 'order-balance');
    case 'return-to-market':
      return dayOfStep(steps, 'record-return');
    default:
      return null;
  }
}

function schemeDay(code: string, facts: ClockFacts): Day | null {
  const delay = facts.schemeDelays.find((known) => known.code === code);
  const start = delay ? startOf(delay.from, facts) : null;
  if (!delay || start === null) return null;
  return delay.unit === 'months' ? addMonths(start, delay.count) : addDays(start, delay.count);
}

const extendedDay = (what: Extendable, { extended = [] }: ClockFacts): Day | null =>
  extended.findLast((granted) => granted.what === what)?.toDay ?? null;

/**
 * A delay of the office that would end on a Saturday, a Sunday or a holiday ends on the next working day, as delays of
 * procedure do (CPC art. 642). The days of silence stay as the law counts them.
 */
const orWorkingDay = (end: Day | null): Day | null => end && workingDayFrom(end);

/**
 * Last day of the delay that runs in `state`, which the case has just entered on `today`; null when none does. The
 * scheme's own delays win over the programme's. A case to complete has the day that the officer set: `asked`.
 */
export function dueDay(
  programme: Programme,
  state: CaseState,
  facts: ClockFacts,
  today: Day,
  asked: Day | null = null,
): Day | null {
  const after = (name: Parameters<typeof delayFrom>[1], from: Day | null): Day | null =>
    from === null ? null : delayFrom(programme, name, from);
  switch (state) {
    case 'draft':
      return delayFrom(programme, 'draftKept', dayOf(facts.createdAt));
    case 'to-complete':
      return asked;
    case 'submitted':
    case 'eligibility': {
      const end = after('eligibility', facts.submittedAt && dayOf(facts.submittedAt));
      return end && addDays(end, pausedDays(facts.steps, today) + stoppedDays(facts, today));
    }
    case 'audit':
    case 'plan':
    case 'committee':
      return silenceDay(programme, facts, today);
    case 'validation':
      return orWorkingDay(delayFrom(programme, 'validation', today));
    case 'granted':
      return orWorkingDay(after('notification', dayOfStep(facts.steps, 'grant')));
    case 'to-sign':
      return schemeDay('sign-agreement', facts) ?? after('signature', dayOfStep(facts.steps, 'grant'));
    case 'signed':
      return (
        extendedDay('start-works', facts) ??
        schemeDay('start-works', facts) ??
        after('worksStart', dayOfStep(facts.steps, 'sign-last'))
      );
    case 'works-started':
      return (
        extendedDay('finish-works', facts) ??
        schemeDay('finish-works', facts) ??
        after('worksDone', dayOfStep(facts.steps, 'sign-last'))
      );
    case 'works-done':
      return orWorkingDay(delayFrom(programme, 'conformityVisit', startOf('works-done', facts) ?? today));
    case 'conformity':
      return schemeDay('request-balance', facts) ?? after('balanceRequest', startOf('works-done', facts));
    case 'balance':
      return schemeDay('return-to-market', facts) ?? after('returnCheckTo', startOf('works-done', facts));
    default:
      return null;
  }
}
