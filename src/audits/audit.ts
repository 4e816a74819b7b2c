import type { Day, Instant } from '../shared/dates.ts';
import type { AccountId, AuditId, UnitId } from '../shared/ids.ts';
import type { QuestionSlug } from './answer-kinds.ts';
import type { AuditAnswers } from './audit-answers.ts';
import type { Bills } from './bills.ts';
import { completeness } from './questionnaire/question-flow.ts';
import type { UncertainResult } from './uncertainty.ts';
import type { RetainedScenario } from './works/retained-scenario.ts';

/** `draft` while questions are open, `completed` once computed, `reviewed` once an adviser answers for it: then frozen. */
export const AUDIT_STATES = ['draft', 'completed', 'reviewed'] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

/** Who gave an answer and when; `by` is null for the software itself. */
export type Hand = {
  readonly by: AccountId | null;
  readonly at: Instant;
  /** Read in this DPE, which `by` sent. */
  readonly dpe?: { readonly number: string | null; readonly date: Day };
  /** Said before there was an audit, in the public estimate. */
  readonly from?: 'estimate';
};
/** The hand of the present answer, and what others had said before, the latest first. */
export type Provenance = Hand & {
  readonly earlier?: readonly (Hand & { readonly value: string | number })[];
};

/** The state before works as computed and stored: the class with its uncertainty, bills under the tariffs of that day. */
export type AuditResult = UncertainResult & {
  readonly format: 'volets-audit/1';
  readonly computedAt: Instant;
  readonly bills: Bills;
  readonly lettingBan: Day | null;
};

export type Audit = {
  readonly id: AuditId;
  readonly unitId: UnitId;
  readonly number: number;
  readonly state: AuditState;
  readonly answers: AuditAnswers;
  readonly provenance: Readonly<Partial<Record<QuestionSlug, Provenance>>>;
  readonly result: AuditResult | null;
  readonly scenario: RetainedScenario | null;
  readonly methodVersion: string | null;
  readonly startedBy: AccountId | null;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  readonly reviewedBy: AccountId | null;
  readonly reviewedAt: Instant | null;
  readonly version: number;
};

export const isFrozen = ({ state }: Pick<Audit, 'state'>): boolean => state === 'reviewed';
export const isAnswered = ({ answers }: Pick<Audit, 'answers'>): boolean => completeness(answers).complete;

/** Answers with who gave them: what changed bears the new hand, what stayed keeps the old one, what went leaves nothing. */
export function signedAnswers(
  before: Pick<Audit, 'answers' | 'provenance'>,
  after: AuditAnswers,
  by: Hand,
): Pick<Audit, 'answers' | 'provenance'> {
  const slugs = Object.keys(after) as QuestionSlug[];
  const provenance = Object.fromEntries(
    slugs.map((slug) => [
      slug,
      before.answers[slug] === after[slug]
        ? (before.provenance[slug] ?? by)
        : { ...by, ...earlierThan(by, before.answers[slug], before.provenance[slug]) },
    ]),
  );
  return { answers: after, provenance };
}

const MOST_EARLIER = 3;
const isSameHand = (a: Hand, b: Hand): boolean => a.by === b.by && a.dpe?.date === b.dpe?.date;

/** What other hands had answered; one who corrects themself leaves only the correction. */
function earlierThan(
  hand: Hand,
  value: string | number | undefined,
  said: Provenance | undefined,
): Pick<Provenance, 'earlier'> {
  if (value === undefined || said === undefined) return {};
  const { earlier = [], ...before } = said;
  const others = [{ ...before, value }, ...earlier].filter((each) => !isSameHand(each, hand));
  return others.length > 0 ? { earlier: others.slice(0, MOST_EARLIER) } : {};
}

/** Questions whose answer is not the same, in no particular order. */
export const changedAnswers = (before: AuditAnswers, after: AuditAnswers): QuestionSlug[] =>
  ([...new Set([...Object.keys(before), ...Object.keys(after)])] as QuestionSlug[]).filter(
    (slug) => before[slug] !== after[slug],
  );
