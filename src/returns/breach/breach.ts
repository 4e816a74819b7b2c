import { type Breach as Broken, clawback } from '../../incentives/clawback.ts';
import type { ClawbackExemption, ClawbackRule } from '../../incentives/scheme-schema.ts';
import type { TraceLine } from '../../incentives/trace.ts';
import type { Day } from '../../shared/dates.ts';
import { type BasisPoints, type Cents, NO_MONEY, shareRoundedDown } from '../../shared/money.ts';

/** Where a breach was seen. Labels: `breaches.source.*`. */
export const BREACH_SOURCES = [
  'return',
  'persistence',
  'attestation',
  'spot-check',
  'sale',
  'other',
] as const;
export type BreachSource = (typeof BREACH_SOURCES)[number];

export const BREACH_STATES = ['found', 'noticed', 'replied', 'proposed', 'decided'] as const;
export type BreachState = (typeof BREACH_STATES)[number];

/**
 * How a breach ends: there was none, it was put right in time, it stands but the rules ask nothing back (force majeure,
 * term over), a part is asked back, or all that the rule gives. Labels: `breaches.outcome.*`.
 */
export const BREACH_OUTCOMES = ['no-breach', 'put-right', 'nothing-due', 'part', 'whole'] as const;
export type BreachOutcome = (typeof BREACH_OUTCOMES)[number];

/** What is proposed, then decided. The reasons go into the letter word for word. */
export type BreachDecision = {
  readonly outcome: BreachOutcome;
  readonly exemption: ClawbackExemption | null;
  readonly fraud: boolean;
  /** For a part: share of what the rule gives, basis points. */
  readonly share: BasisPoints | null;
  readonly reasons: string;
};

/** What the pinned rules ask back, as they stood with the day of the breach. */
export type Computed = {
  readonly paid: Cents;
  readonly from: Day;
  readonly brokenOn: Day;
  readonly mode: ClawbackRule['mode'];
  readonly article: string;
  /** What the rule gives, whole. */
  readonly full: Cents;
  readonly share: BasisPoints | null;
  /** What is asked back. */
  readonly amount: Cents;
  readonly trace: readonly TraceLine[];
};

export type Basis = {
  readonly rule: ClawbackRule;
  readonly paid: Cents;
  readonly from: Day;
  readonly brokenOn: Day;
};

/** The sum of a decision, by the very function that the agreement's table was drawn with; cents rounded down. */
export function computeBreach(
  { rule, paid, from, brokenOn }: Basis,
  { outcome, exemption, fraud, share }: Omit<BreachDecision, 'reasons'>,
): Computed {
  const broken: Broken = { from, on: brokenOn, fraud, exemption };
  const { amount: full, trace } = clawback(rule, paid, broken);
  const part = outcome === 'part' ? share : null;
  return {
    paid,
    from,
    brokenOn,
    mode: rule.mode,
    article: rule.article,
    full,
    share: part,
    amount: outcome === 'whole' ? full : part === null ? NO_MONEY : shareRoundedDown(full, part),
    trace,
  };
}

/** What does not hold together in a proposal. Texts: `breaches.errors.*`. */
export type DecisionFault =
  | 'exemptionUnknown'
  | 'exemptionAsksNothing'
  | 'shareNeeded'
  | 'nothingToAsk'
  | 'somethingIsDue'
  | 'noRule';

/** The first thing wrong with a decision; null when it can be taken. `rule`: null when the scheme asks nothing back. */
export function decisionFault(decision: BreachDecision, basis: Basis | null): DecisionFault | null {
  const { outcome, exemption, share } = decision;
  if (outcome === 'no-breach' || outcome === 'put-right') return null;
  if (basis === null) return outcome === 'nothing-due' ? null : 'noRule';
  const exempt = exemption === null ? null : exemptionFault(exemption, outcome, basis.rule);
  if (exempt) return exempt;
  const computed = computeBreach(basis, decision);
  if (outcome === 'nothing-due') return computed.full > 0 ? 'somethingIsDue' : null;
  if (outcome === 'part' && (share === null || share < 1 || share >= 10_000)) return 'shareNeeded';
  return computed.amount > 0 ? null : 'nothingToAsk';
}

function exemptionFault(
  exemption: ClawbackExemption,
  outcome: BreachOutcome,
  rule: ClawbackRule,
): DecisionFault | null {
  if (!rule.exemptions.includes(exemption)) return 'exemptionUnknown';
  return outcome === 'nothing-due' ? null : 'exemptionAsksNothing';
}

export const asksBack = (outcome: BreachOutcome): boolean => outcome === 'part' || outcome === 'whole';
