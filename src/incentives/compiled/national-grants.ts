import type { Day } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { ceeDeepRenovation, ceeMeasures } from '../levers/cee.ts';
import { asOtherAid, type LeverResult } from '../levers/lever.ts';
import { type LeverParameters, vintageOn } from '../levers/lever-parameters.ts';
import { mprAccompanied } from '../levers/mpr-accompanied.ts';
import type { OtherAid, Situation } from '../situation.ts';
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
 * The national grants of a project, as `estimate` reckons them. MaPrimeRénov' decides first, and in most projects
 * alone: its compiled rule spares the explanations of the others, which are then not to be had.
 */
export function compileNationalGrants(
  levers: LeverParameters,
  on: Day,
): (situation: Situation) => NationalGrants {
  const mpr = vintageOn(levers.mprAccompanied, on);
  const deep = vintageOn(levers.ceeDeepRenovation, on);
  const byMeasure = vintageOn(levers.ceeMeasures, on);
  const rule = mpr ? compileRule(mpr.value) : null;
  const countsAll = mpr?.value.stacking?.counts === 'all';
  const award = emptyAward();

  return (situation) => {
    rule?.(projectOf(situation, []), award);
    if (mpr && rule && award.status === YES)
      return { aids: [granted(award.amount)], allowed: award.allowed, countsAll };
    const asked = mpr && award.status !== NO ? mprAccompanied(mpr, situation) : null;
    const lump = deep ? ceeDeepRenovation(deep, situation, asked) : null;
    const sheets = byMeasure ? ceeMeasures(byMeasure, situation, [asked, lump]) : null;
    const results = [asked, lump, sheets].filter((lever): lever is LeverResult => lever !== null);
    return {
      aids: results.filter(({ status }) => status !== 'not-eligible').map(asOtherAid),
      allowed: -1,
      countsAll,
    };
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
