import type { Day } from '../../shared/dates.ts';

/** What a visit concludes. Only the first two let the balance be paid; reserves are lifted by the owner afterwards. */
export const VISIT_OUTCOMES = ['conforming', 'with-reserves', 'not-conforming'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];
export const isConforming = (outcome: VisitOutcome): boolean => outcome !== 'not-conforming';

export type VisitReport = {
  readonly visitedOn: Day;
  readonly outcome: VisitOutcome;
  readonly findings: string;
  /** What is left to put right; null when nothing is. */
  readonly reserves: string | null;
};
