import type { Day } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { asOtherAid, type LeverResult } from '../levers/lever.ts';
import { type LeverParameters, vintageOn } from '../levers/lever-parameters.ts';
import { accompaniedRoute, gesturesRoute, landlordRoute } from '../national-routes.ts';
import type { OtherAid, Situation } from '../situation.ts';
import { compileConditions } from './compile-condition.ts';
import { compileRule, emptyAward } from './compile-rule.ts';
import { projectOf } from './project.ts';
import { NO, YES } from './verdicts.ts';

/** Grants reckoned before a local scheme, with the ceiling that they set on aid (-1 for none): public only, or all. */
export type NationalGrants = {
  readonly aids: readonly OtherAid[];
  readonly allowed: number;
  readonly countsAll: boolean;
};

/**
 * The ways of putting the national grants of a project together, as `estimate` reckons them: the one that leaves least to
 * pay is kept once the local scheme is known (choose-route.ts). MaPrimeRénov' decides the first way, in most projects alone: its compiled
 * rule spares the explanations of the others, which are then not to be had. A way that is not certain is left out.
 */
export function compileNationalGrants(
  levers: LeverParameters,
  on: Day,
): (situation: Situation) => readonly NationalGrants[] {
  const accompanied = compileAccompanied(levers, on);
  const mayBeLandlord = compileLandlordGate(levers, on);
  const mayHaveGestures = compileGesturesGate(levers, on);
  return (situation) => {
    const ways = [accompanied(situation)];
    if (mayBeLandlord(situation)) {
      const route = landlordRoute(situation, levers);
      if (route[0]?.status === 'eligible') ways.push(grantsOf(route));
    }
    if (mayHaveGestures(situation)) {
      const route = gesturesRoute(situation, levers);
      if (route[0]?.status === 'eligible') ways.push(grantsOf(route));
    }
    return ways;
  };
}

function compileAccompanied(levers: LeverParameters, on: Day): (situation: Situation) => NationalGrants {
  const mpr = vintageOn(levers.mprAccompanied, on);
  const rule = mpr ? compileRule(mpr.value) : null;
  const countsAll = mpr?.value.stacking?.counts === 'all';
  const award = emptyAward();
  // Refused by its compiled rule, the grant needs no explanation: the others are reckoned without it.
  const others = { ...levers, mprAccompanied: [] };
  return (situation) => {
    rule?.(projectOf(situation, []), award);
    if (mpr && rule && award.status === YES)
      return { aids: [granted(award.amount)], allowed: award.allowed, countsAll };
    return grantsOf(accompaniedRoute(situation, mpr && award.status !== NO ? levers : others));
  };
}

/** False where a condition of every case is not met: the rule then need not be read. */
function compileLandlordGate(levers: LeverParameters, on: Day): (situation: Situation) => boolean {
  const vintage = vintageOn(levers.anahLandlord, on);
  if (!vintage) return () => false;
  const gates = vintage.value.cases.map(({ rule }) =>
    compileConditions(rule.conditions.filter(({ kind }) => kind !== 'aid-granted')),
  );
  return (situation) => {
    const project = projectOf(situation, []);
    return gates.some((met) => met(project) === YES);
  };
}

function compileGesturesGate(levers: LeverParameters, on: Day): (situation: Situation) => boolean {
  const vintage = vintageOn(levers.mprGestures, on);
  if (!vintage) return () => false;
  const met = compileConditions(vintage.value.conditions);
  const slugs = new Set<string>(vintage.value.gestures.map(({ measure }) => measure));
  return (situation) =>
    situation.measures.some(({ slug }) => slugs.has(slug)) && met(projectOf(situation, [])) === YES;
}

/** The first ceiling of the way: at most one of its grants sets any. */
function grantsOf(route: readonly LeverResult[]): NationalGrants {
  const ceiling = route.find((lever) => lever.ceiling !== null)?.ceiling ?? null;
  return {
    aids: route.filter(({ status }) => status !== 'not-eligible').map(asOtherAid),
    allowed: ceiling?.allowed ?? -1,
    countsAll: ceiling?.counts === 'all',
  };
}

const granted = (amount: number): OtherAid => ({
  code: 'mpr-accompanied',
  public: true,
  status: 'eligible',
  amount: cents(amount),
  atMost: amount as Cents,
  missing: [],
});
