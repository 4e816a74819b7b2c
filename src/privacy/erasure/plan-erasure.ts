import type { Day } from '../../shared/dates.ts';
import type { CaseId } from '../../shared/ids.ts';
import type { Category } from '../holdings/holding.ts';
import { type CaseClockFacts, caseClock, type Delays } from '../retention/retention-rules.ts';

/** Why law keeps something. Labels: `privacy.kept.*`. */
export type KeptWhy = 'under-way' | 'draft' | 'undertakings' | 'granted' | 'refused';
export type KeptCase = {
  readonly id: CaseId;
  readonly ref: string | null;
  readonly why: KeptWhy;
  /** Null: not before something ends. */
  readonly until: Day | null;
};

/** What an erasure would do. Kept with the request: counts and references, no name. */
export type ErasurePlan = {
  /** Rows erased, by category. */
  readonly counts: Partial<Record<Category, number>>;
  readonly keptCases: readonly KeptCase[];
  /** Who they are is kept with a case that is. */
  readonly identityKept: boolean;
  /** Asked not to be written to: the number under which the State's file names them stays, so that it is honoured. */
  readonly oppositionKept: boolean;
  /** Homes held with others: notes and papers of these are read by a person first. */
  readonly sharedHomes: number;
};

/**
 * Which cases law keeps against a request (GDPR art. 17(3)(b)): those still under way, under undertakings, in the time
 * of accounting pieces, or whose appeal could still be brought. A draft is nobody's but the person's own: it goes.
 */
export function casesKept(
  cases: readonly (CaseClockFacts & { readonly id: CaseId; readonly ref: string | null })[],
  delays: Delays,
  today: Day,
): KeptCase[] {
  return cases.flatMap(({ id, ref, ...facts }): KeptCase[] => {
    const clock = caseClock(facts, delays);
    if (clock.endsOn === null) {
      if (clock.why === 'draft') return [];
      return [{ id, ref, why: clock.why === 'undertakings' ? 'undertakings' : 'under-way', until: null }];
    }
    if (clock.endsOn <= today) return [];
    // Refused and out of time to appeal: nothing obliges to keep it against the person's wish.
    if (clock.rule === 'refused')
      return clock.from <= today ? [] : [{ id, ref, why: 'refused', until: clock.from }];
    return [{ id, ref, why: 'granted', until: clock.endsOn }];
  });
}
