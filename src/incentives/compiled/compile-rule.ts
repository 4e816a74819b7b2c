import { type BasisPoints, type Cents, shareRoundedDown } from '../../shared/money.ts';
import type { AwardRule, Premium, PremiumGroup } from '../award-rule-schema.ts';
import { UNBOUNDED } from '../choose-premiums.ts';
import { compileCondition, compileConditions } from './compile-condition.ts';
import { compileLimits, emptyLimits, type Limits } from './compile-limits.ts';
import { compileAmount } from './compile-table.ts';
import { type CountedWorks, compileWorks } from './compile-works.ts';
import type { Project } from './project.ts';
import { every, type FastVerdict, NO, type Test, UNSURE, YES } from './verdicts.ts';

/** What a rule gives, in cents; refilled at each project. */
export type FastAward = {
  /** YES eligible, NO not eligible, UNSURE while an answer is missing. */
  status: FastVerdict;
  /** 0 unless eligible: what is unknown never pays. */
  amount: number;
  /** Ceiling that the rule sets on all counted aid (T·Cost); -1 where it sets none. */
  allowed: number;
};
export type CompiledRule = (project: Project, into: FastAward) => void;

export const emptyAward = (): FastAward => ({ status: NO, amount: 0, allowed: -1 });

/**
 * An award rule as a function of a project: the verdict and the cents of `evaluateRule`, without the explanation,
 * many times faster. For simulations; whoever shows an award to a person evaluates it with its trace.
 */
export function compileRule(rule: AwardRule): CompiledRule {
  const conditions = rule.conditions.map(compileCondition);
  const verdicts = every([...conditions, noClash(rule.stacking?.excludedAids ?? [])]);
  const countWorks = compileWorks(rule.base);
  const readLimits = compileLimits(rule);
  const settle = compileSettling(rule);
  const works: CountedWorks = { total: 0, known: false, eligibleHT: 0, eligibleTTC: 0 };
  const limits = emptyLimits();

  return (project, into) => {
    into.status = NO;
    into.amount = 0;
    into.allowed = -1;
    const verdict = verdicts(project);
    if (verdict === NO) return;
    countWorks(project, works);
    readLimits(project, limits);
    const belowFloor = works.known && works.total < limits.threshold;
    if (belowFloor || limits.noRate) return;
    into.status = verdict === YES && works.known && !limits.missing ? YES : UNSURE;
    if (into.status === YES) settle(project, works, limits, into);
  };
}

/** S0 = min(rate·A0 + premiums, Smax, max(0, T·Cost − other aid)), as `settleAward`, once nothing is missing. */
function compileSettling(rule: AwardRule) {
  const premiums = rule.premiums.map(compilePremiums);
  const own = rule.ownContribution && compileOwnShare(rule.ownContribution);
  const { stacking } = rule;

  return (project: Project, works: CountedWorks, limits: Limits, into: FastAward): void => {
    const base = Math.max(0, Math.min(works.total, limits.ceiling) - limits.deductible);
    let amount = Math.min(shareOf(base, limits.rate), limits.shareCap);
    for (const group of premiums) amount += group(project, base);
    const publicAid = grantsOf(project, true);
    const allAid = publicAid + grantsOf(project, false);
    let room = project.totalTTC - allAid;
    if (stacking) {
      into.allowed = shareOf(stackingBasis(stacking, project, works), limits.stackingRate);
      room = Math.min(room, into.allowed - (stacking.counts === 'all' ? allAid : publicAid));
    }
    if (own) room = Math.min(room, own(project) - allAid);
    into.amount = Math.min(amount, limits.cap, Math.max(0, room));
  };
}

const shareOf = (amount: number, rate: number): number =>
  shareRoundedDown(amount as Cents, rate as BasisPoints);

/** Aids that cannot be had together with this one: obtained, they refuse it; still open, they leave it open. */
function noClash(excludedAids: readonly string[]): Test {
  if (excludedAids.length === 0) return () => YES;
  const excluded = new Set(excludedAids);
  return ({ aids }) => {
    let verdict: FastVerdict = YES;
    for (const { code, status } of aids) {
      if (!excluded.has(code) || status === 'not-eligible') continue;
      if (status === 'eligible') return NO;
      verdict = UNSURE;
    }
    return verdict;
  };
}

/** Cents that a group pays for certain on a base: all its premiums, or the largest one. */
function compilePremiums({ mode, premiums }: PremiumGroup): (project: Project, base: number) => number {
  const compiled = premiums.map((premium) => ({
    met: compileConditions(premium.when),
    pays: premiumOf(premium),
  }));
  return (project, base) => {
    let sum = 0;
    let largest = 0;
    for (const { met, pays } of compiled) {
      if (met(project) !== YES) continue;
      const paid = Math.max(0, pays(project, base));
      sum += paid;
      if (paid > largest) largest = paid;
    }
    return mode === 'additive' ? sum : largest;
  };
}

function premiumOf({ amount }: Premium): (project: Project, base: number) => number {
  if (amount.kind !== 'share') return compileAmount(amount);
  const { rate, maxCents } = amount;
  return (_, base) => {
    const share = shareOf(base, rate);
    return maxCents === null ? share : Math.min(share, maxCents);
  };
}

type OwnContribution = NonNullable<AwardRule['ownContribution']>;

/** All grants that may be had once the owner pays the least share; no limit where a waiver excuses for certain. */
function compileOwnShare({ rate, waiver }: OwnContribution): (project: Project) => number {
  const excused = waiver.length === 0 ? null : compileConditions(waiver);
  return (project) => {
    if (excused?.(project) === YES) return Number.POSITIVE_INFINITY;
    return shareOf(project.totalTTC, 10_000 - rate);
  };
}

function stackingBasis(
  { basis, scope }: NonNullable<AwardRule['stacking']>,
  project: Project,
  works: CountedWorks,
): number {
  if (scope === 'project') return basis === 'HT' ? project.totalHT : project.totalTTC;
  return basis === 'HT' ? works.eligibleHT : works.eligibleTTC;
}

function grantsOf({ aids }: Project, isPublic: boolean): number {
  let sum = 0;
  for (const aid of aids)
    if (aid.public === isPublic) sum += aid.status === 'unknown' ? (aid.atMost ?? UNBOUNDED) : aid.amount;
  return sum;
}
