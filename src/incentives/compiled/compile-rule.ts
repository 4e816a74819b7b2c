import { type BasisPoints, type Cents, shareRoundedDown } from '../../shared/money.ts';
import type { AwardRule, Premium, PremiumGroup } from '../award-rule-schema.ts';
import { compileConditions } from './compile-condition.ts';
import { compileLimits, emptyLimits, type Limits } from './compile-limits.ts';
import { compileAmount } from './compile-table.ts';
import { type CountedWorks, compileWorks } from './compile-works.ts';
import type { Project } from './project.ts';
import {
  noParts,
  onceForAmount,
  onceForProject,
  onceForSituation,
  part,
  type SharedParts,
} from './shared-parts.ts';
import { type FastVerdict, NO, type Test, UNSURE, YES } from './verdicts.ts';

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
export function compileRule(rule: AwardRule, parts: SharedParts = noParts()): CompiledRule {
  const verdicts = part(parts, 'conditions', rule.conditions, () => once(rule.conditions));
  const clashes = noClash(rule.stacking?.excludedAids ?? []);
  const countWorks = part(parts, 'base', worksOf(rule.base), () => compileWorks(rule.base));
  const readLimits = compileLimits(rule, parts);
  const settle = compileSettling(rule, parts);
  const limits = emptyLimits();

  return (project, into) => {
    into.status = NO;
    into.amount = 0;
    into.allowed = -1;
    const met = verdicts(project);
    if (met === NO) return;
    const free = clashes(project);
    if (free === NO) return;
    const works = countWorks(project);
    readLimits(project, limits);
    const belowFloor = works.known && works.total < limits.threshold;
    if (belowFloor || limits.noRate) return;
    into.status = met === YES && free === YES && works.known && !limits.missing ? YES : UNSURE;
    if (into.status === YES) settle(project, works, limits, into);
  };
}

/** Conditions answered once for a project, whatever scheme asks; those on other grants, once for each way of putting these together. */
function once(conditions: AwardRule['conditions']): Test {
  const test = compileConditions(conditions);
  return readsAids(conditions) ? onceForProject(test, NO) : onceForSituation(test, NO);
}

const readsAids = (written: unknown): boolean => JSON.stringify(written).includes('"aid-granted"');

/** What decides which works count: the ceiling of the whole is a table of its own. */
const worksOf = ({ ceiling: _, article: __, ...works }: AwardRule['base']) => works;

/** S0 = min(rate·A0 + premiums, Smax, max(0, T·Cost − other aid)), as `settleAward`, once nothing is missing. */
function compileSettling(rule: AwardRule, parts: SharedParts) {
  const premiums = rule.premiums.map((group) =>
    part(parts, 'premiums', group, () => onceForAmount(compilePremiums(group))),
  );
  const own = rule.ownContribution && compileOwnShare(rule.ownContribution);
  const { stacking } = rule;

  return (project: Project, works: CountedWorks, limits: Limits, into: FastAward): void => {
    const base = Math.max(0, Math.min(works.total, limits.ceiling) - limits.deductible);
    let amount = Math.min(shareOf(base, limits.rate), limits.shareCap);
    for (const group of premiums) amount += group(project, base);
    const allAid = project.publicAid + project.privateAid;
    let room = project.totalTTC - allAid;
    if (stacking) {
      into.allowed = shareOf(stackingBasis(stacking, project, works), limits.stackingRate);
      room = Math.min(room, into.allowed - (stacking.counts === 'all' ? allAid : project.publicAid));
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
  const excused = waiver.length === 0 ? null : once(waiver);
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
