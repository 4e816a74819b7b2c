import type { Day } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { vintageOn } from '../in-force.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import type { OtherAid } from '../situation.ts';
import { compileConditions } from './compile-condition.ts';
import { compileRule, emptyAward } from './compile-rule.ts';
import type { NationalGrants } from './national-grants.ts';
import { besideAids, type Project } from './project.ts';
import { NO, YES } from './verdicts.ts';

/**
 * Anah's works and the vacancy premium as `landlordRoute` gives them, once they are certain; null before. Of the cases
 * that the state of the home leaves open, the one that gives least.
 */
export function compileLandlordGrants(
  levers: LeverParameters,
  on: Day,
): (project: Project) => NationalGrants | null {
  const vintage = vintageOn(levers.anahLandlord, on);
  if (!vintage) return () => null;
  const cases = vintage.value.cases.map(({ degradation, rule }) => ({
    degradation,
    countsAll: rule.stacking?.counts === 'all',
    award: compileRule(rule),
  }));
  const addPremium = compilePremium(levers, on);
  const award = emptyAward();
  return (project) => {
    const { degradation } = project.situation;
    let least: { amount: number; allowed: number; countsAll: boolean } | null = null;
    for (const one of cases) {
      if (degradation !== 'unknown' && degradation !== one.degradation) continue;
      one.award(project, award);
      if (award.status !== YES) return null;
      if (least === null || award.amount < least.amount)
        least = { amount: award.amount, allowed: award.allowed, countsAll: one.countsAll };
    }
    if (least === null) return null;
    const works = publicGrant('anah-landlord', least.amount);
    const aids = addPremium(project, works);
    return { aids, allowed: least.allowed, countsAll: least.countsAll };
  };
}

function compilePremium(levers: LeverParameters, on: Day): (project: Project, works: OtherAid) => OtherAid[] {
  const vintage = vintageOn(levers.vacancyPremium, on);
  if (!vintage) return (_, works) => [works];
  const met = compileConditions(vintage.value.conditions);
  const premium = publicGrant('vacancy-premium', vintage.value.amount);
  const open: OtherAid = { ...premium, status: 'unknown', amount: cents(0) };
  return (project, works) => {
    const verdict = met(besideAids(project, [works]));
    if (verdict === NO) return [works];
    return [works, verdict === YES ? premium : open];
  };
}

export const publicGrant = (code: string, amount: number): OtherAid => ({
  code,
  public: true,
  status: 'eligible',
  amount: cents(amount),
  atMost: amount as Cents,
  missing: [],
});

/** Certificates are paid by suppliers: no public aid. */
export const certificatesOf = (code: string, amount: number): OtherAid => ({
  ...publicGrant(code, amount),
  public: false,
});
