import { type Cents, cents } from '../shared/money.ts';
import type { AwardRule } from './award-rule-schema.ts';
import type { AidCeiling } from './capping.ts';
import { type ConditionResult, evaluateCondition, type Reading } from './evaluate-condition.ts';
import { type AwardTerms, settleAward, stackingCeiling } from './settle-award.ts';
import type { OtherAid } from './situation.ts';
import { aidsValue, type TraceLine } from './trace.ts';
import { every } from './truth.ts';
import type { Status } from './vocabulary.ts';
import { DECIDES, decided, type MissingAnswer, type WorkedOut, workOut } from './work-out.ts';

export type Evaluation = {
  readonly status: Status;
  /** The grant, for certain. 0 unless `eligible`: what is unknown never pays. */
  readonly amount: Cents;
  /** What it would be if every missing answer were favourable; null when nobody can tell. */
  readonly potential: Cents | null;
  /** A0, after floor and ceiling; 0 unless `eligible`. */
  readonly base: Cents;
  /** To be frozen with the decision; null unless `eligible`. */
  readonly terms: AwardTerms | null;
  /** What the rule allows of all counted aid together; null when it sets no limit or pays nothing. */
  readonly ceiling: Omit<AidCeiling, 'setBy'> | null;
  /** Ranked: what decides eligibility first, then the amount, then a possible increase. */
  readonly missing: readonly MissingAnswer[];
  readonly trace: readonly TraceLine[];
};

/**
 * Reads an award rule against a situation: conditions, eligible base A0, rate, premiums, ceilings → S0.
 * Pure; cents are whole and every share is rounded down. Aids in `otherAid` were reckoned before.
 */
export function evaluateRule(rule: AwardRule, reading: Reading): Evaluation {
  const verdicts = verdictsOf(rule, reading);
  const lines = verdicts.map(({ line }) => line);
  const eligibility = every(verdicts);
  if (eligibility.truth === 'no') return refusal(lines);

  const worked = workOut(rule, reading);
  const missing = ranked([...decided('eligibility', eligibility.missing), ...worked.missing]);
  if (worked.refusal) return refusal([...lines, ...worked.lines, worked.refusal]);
  if (missing.some(({ decides }) => decides !== 'increase')) {
    return { ...nothing, status: 'unknown', potential: potentialOf(worked), missing, trace: lines };
  }
  const certain = settleAward(worked.certain, worked.base, worked.cost, worked.otherAtMost);
  const trace = [...lines, ...worked.lines, ...certain.lines];
  return {
    status: 'eligible',
    amount: certain.amount,
    potential: potentialOf(worked),
    base: worked.base,
    terms: worked.certain,
    ceiling: stackingCeiling(worked.certain, worked.cost),
    missing,
    trace,
  };
}

const nothing = { amount: cents(0), base: cents(0), terms: null, ceiling: null } as const;
/** A plain no, with the lines that say why. */
export const refusal = (trace: readonly TraceLine[]): Evaluation => ({
  ...nothing,
  status: 'not-eligible',
  potential: cents(0),
  missing: [],
  trace,
});

/** One line per question, kept under the most decisive heading it appears in. */
function ranked(missing: readonly MissingAnswer[]): MissingAnswer[] {
  const sorted = DECIDES.flatMap((decides) => missing.filter((answer) => answer.decides === decides));
  return sorted.filter((answer, index) => sorted.findIndex((a) => a.question === answer.question) === index);
}

function verdictsOf(rule: AwardRule, reading: Reading): ConditionResult[] {
  const conditions = rule.conditions.map((condition) => evaluateCondition(condition, reading));
  const excluded = rule.stacking?.excludedAids ?? [];
  const clashes = reading.otherAid.filter(
    (aid) => excluded.includes(aid.code) && aid.status !== 'not-eligible',
  );
  return [...conditions, ...clashes.map((aid) => clash(aid, rule.stacking?.article ?? null))];
}

const clash = (aid: OtherAid, article: string | null): ConditionResult => {
  const truth = aid.status === 'eligible' ? 'no' : 'unknown';
  const inputs = { aid: aidsValue(aid.code) };
  const missing = aid.status === 'eligible' ? [] : aid.missing;
  return { truth, missing, line: { rule: 'excluded-aid', article, outcome: truth, inputs, amount: null } };
};

const potentialOf = (worked: WorkedOut): Cents | null =>
  worked.bounded
    ? settleAward(worked.favourable, worked.base, worked.cost, worked.otherForCertain).amount
    : null;
