import type { Day, Instant } from '../shared/dates.ts';
import type { AccountId, AuditId, UnitId } from '../shared/ids.ts';
import type { QuestionSlug } from './answer-kinds.ts';
import type { AuditAnswers } from './audit-answers.ts';
import type { Bills } from './bills.ts';
import { completeness } from './question-flow.ts';
import type { RetainedScenario } from './retained-scenario.ts';
import type { UncertainResult } from './uncertainty.ts';

/** `draft` while questions are open, `completed` once computed, `reviewed` once an adviser answers for it: then frozen. */
export const AUDIT_STATES = ['draft', 'completed', 'reviewed'] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

/** Who gave an answer and when; `by` is null for the software itself. `from`: said before there was an audit. */
export type Provenance = {
  readonly by: AccountId | null;
  readonly at: Instant;
  readonly from?: 'estimate';
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
  by: Provenance,
) {
  const slugs = Object.keys(after) as QuestionSlug[];
  const provenance = Object.fromEntries(
    slugs.map((slug) => [slug, before.answers[slug] === after[slug] ? (before.provenance[slug] ?? by) : by]),
  ) as Audit['provenance'];
  return { answers: after, provenance };
}

/** Questions whose answer is not the same, in no particular order. */
export const changedAnswers = (before: AuditAnswers, after: AuditAnswers): QuestionSlug[] =>
  ([...new Set([...Object.keys(before), ...Object.keys(after)])] as QuestionSlug[]).filter(
    (slug) => before[slug] !== after[slug],
  );
