import type { ActFacts, AppealDecisionDetail, DismissalDetail, LapseDetail } from './act-facts.ts';
import { paragraphs, quillOf } from './act-parts-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';

/** The application is closed without a decision on its merits. */
export const dismissalPen = (
  facts: ActFacts,
  { decidedOn, reason }: DismissalDetail,
): OwnPen<'decision-dismissal'> => ({
  values: { 'date-decision': quillOf(facts).fmt.day(decidedOn) },
  holds: {},
  blocks: { reason: paragraphs(reason) },
});

/** The award has lapsed: a delay of the owner is over. */
export function lapsePen(
  facts: ActFacts,
  { decidedOn, dueOn, reason }: LapseDetail,
): OwnPen<'decision-lapse'> {
  const { fmt } = quillOf(facts);
  return {
    values: { 'date-decision': fmt.day(decidedOn), 'date-limite': fmt.day(dueOn) },
    holds: {},
    blocks: { reason: paragraphs(reason) },
  };
}

/** The answer to an appeal, by somebody else than who decided. */
export function appealDecisionPen(
  facts: ActFacts,
  { outcome, contested, appealKind, receivedOn, decidedOn, reason }: AppealDecisionDetail,
): OwnPen<'appeal-decision'> {
  const { t, fmt } = quillOf(facts);
  return {
    values: {
      'date-decision': fmt.day(decidedOn),
      'date-recours': fmt.day(receivedOn),
      recours: t(`decisions.act.appeal.kind.${appealKind}`),
      contestee: t(`decisions.act.appeal.contested.${contested}`),
      sens: t(`decisions.act.appeal.sense.${outcome}`),
      issue: t(`decisions.act.appeal.outcome.${outcome}`),
    },
    holds: {
      'appeal-rejected': outcome === 'rejected',
      'appeal-allowed': outcome === 'allowed',
      'appeal-late': outcome === 'inadmissible',
    },
    blocks: { reason: paragraphs(reason) },
  };
}
