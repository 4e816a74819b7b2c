import type { CaseState } from '../../cases/case-states.ts';
import { hasEnded } from '../../cases/case-workflow.ts';
import { addMonths, type Day, later } from '../../shared/dates.ts';

/** What falls due: a person, a case, an account nobody uses, a file of the State, mails of one month… */
export const SUBJECT_KINDS = ['case', 'person', 'account', 'campaign', 'import', 'mail', 'reading'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The delays, each named after what it follows. Labels: `privacy.rule.*`. */
export const RETENTION_RULES = [
  'prospect',
  'refused',
  'granted',
  'account',
  'campaign',
  'import',
  'mail',
  'reading',
] as const;
export type RetentionRule = (typeof RETENTION_RULES)[number];

/** Delays in months, from the programme; the data protection officer approves them. */
export type Delays = {
  readonly prospectMonths: number;
  readonly refusedMonthsAfterLastAppeal: number;
  readonly archiveMonthsAfterUndertakings: number;
  readonly unusedAccountMonths: number;
  readonly importedFileMonths: number;
  readonly mailMonths: number;
  readonly accessLogMonths: number;
  /** Delay for going to court after a decision. */
  readonly appealMonths: number;
  /** Delay for paying back after a recovery decision. */
  readonly repaymentMonths: number;
};

/** `endsOn` null: the clock has not started, `why` says what it waits for. */
export type RetentionClock =
  | { readonly endsOn: null; readonly why: 'under-way' | 'draft' | 'undertakings' | 'case' }
  | {
      readonly rule: RetentionRule;
      /** First day of the delay. */
      readonly from: Day;
      readonly endsOn: Day;
      /** From when on only managers read it, with a reason; null: no intermediate archive. */
      readonly archivedFrom: Day | null;
    };

export type CaseClockFacts = {
  readonly state: CaseState;
  /** Day on which it came to that state. */
  readonly since: Day;
  /** Public money went out for it. */
  readonly paid: boolean;
  /** Last day of the undertakings; null when none was given. */
  readonly undertakingsEnd: Day | null;
  readonly undertakingsRunning: boolean;
  /** Day on which the last appeal was answered or, while nobody answers, is rejected by silence; null: none was brought. */
  readonly appealEnded: Day | null;
};

/**
 * How long a case is kept (data protection duties): refused, dismissed, withdrawn or lapsed without payment, so many
 * months after the last appeal; once money was paid, to the end of the undertakings, then in intermediate archive for
 * the time of accounting pieces.
 */
export function caseClock(facts: CaseClockFacts, delays: Delays): RetentionClock {
  if (facts.state === 'draft') return { endsOn: null, why: 'draft' };
  if (!hasEnded(facts.state)) return { endsOn: null, why: 'under-way' };
  if (facts.undertakingsRunning) return { endsOn: null, why: 'undertakings' };
  const granted = facts.paid || facts.state === 'closed' || facts.state === 'clawed-back';
  if (!granted) {
    // The delay to go to court runs anew from the answer to the appeal, or its silence (CRPA art. L. 411-2).
    const from = addMonths(later(facts.since, facts.appealEnded ?? facts.since), delays.appealMonths);
    const endsOn = addMonths(from, delays.refusedMonthsAfterLastAppeal);
    return { rule: 'refused', from, endsOn, archivedFrom: null };
  }
  const repaid = facts.state === 'clawed-back' ? addMonths(facts.since, delays.repaymentMonths) : facts.since;
  const from = later(repaid, facts.undertakingsEnd ?? repaid);
  const endsOn = addMonths(from, delays.archiveMonthsAfterUndertakings);
  return { rule: 'granted', from, endsOn, archivedFrom: from };
}

/** Days on which something passed between the service and a person. */
export type PersonClockFacts = {
  readonly enteredOn: Day;
  readonly contacts: readonly (Day | null)[];
  /** Cases of theirs whose content is still there. */
  readonly casesKept: number;
};

/** A person without a case: so many months after the last contact. With one: as long as the case. */
export function personClock(facts: PersonClockFacts, delays: Delays): RetentionClock {
  if (facts.casesKept > 0) return { endsOn: null, why: 'case' };
  const from = facts.contacts.reduce<Day>(
    (last, on) => (on === null ? last : later(last, on)),
    facts.enteredOn,
  );
  return { rule: 'prospect', from, endsOn: addMonths(from, delays.prospectMonths), archivedFrom: null };
}

/** What simply grows old: `from` is the day it was last of use. */
export const ageClock = (
  rule: 'account' | 'campaign' | 'import' | 'mail' | 'reading',
  from: Day,
  delays: Delays,
): RetentionClock & { readonly endsOn: Day } => {
  const months = {
    account: delays.unusedAccountMonths,
    campaign: delays.prospectMonths,
    import: delays.importedFileMonths,
    mail: delays.mailMonths,
    reading: delays.accessLogMonths,
  }[rule];
  return { rule, from, endsOn: addMonths(from, months), archivedFrom: null };
};

export const isDue = (
  clock: RetentionClock,
  today: Day,
): clock is Extract<RetentionClock, { rule: RetentionRule }> =>
  clock.endsOn !== null && clock.endsOn <= today;
/** In intermediate archive: ended, not yet erased. */
export const isArchived = (clock: RetentionClock, today: Day): boolean =>
  clock.endsOn !== null && clock.archivedFrom !== null && clock.archivedFrom <= today;
