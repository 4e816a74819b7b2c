import type { Day } from '../../shared/dates.ts';
import { vintageOn } from '../in-force.ts';
import { asOtherAid, type LeverResult } from '../levers/lever.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { accompaniedRoute } from '../national-routes.ts';
import type { OtherAid } from '../situation.ts';
import { compileDeepRenovation, compileMeasureCertificates, type DeepRenovation } from './certificates.ts';
import { compileRule, emptyAward } from './compile-rule.ts';
import { compileGestureGrants } from './gesture-grants.ts';
import { certificatesOf, compileLandlordGrants, publicGrant } from './landlord-grants.ts';
import type { Project } from './project.ts';
import { NO, UNSURE, YES } from './verdicts.ts';

/** Grants reckoned before a local scheme, with the ceiling that they set on aid (-1 for none): public only, or all. */
export type NationalGrants = {
  readonly aids: readonly OtherAid[];
  readonly allowed: number;
  readonly countsAll: boolean;
  /** Set where the first way is at least as good beside schemes that name no other aid (settle-project.ts skips it). */
  readonly never?: 'no' | 'always' | 'unless-public-ceiling' | undefined;
};

/**
 * The ways of putting the national grants of a project together, as `estimate` reckons them: the one that leaves least to
 * pay is kept once the local scheme is known (choose-route.ts). MaPrimeRénov' decides the first way, in most projects alone: its compiled
 * rule spares the explanations of the others, which are then not to be had. A way that is not certain is left out.
 */
export function compileNationalGrants(
  levers: LeverParameters,
  on: Day,
): (project: Project) => readonly NationalGrants[] {
  const accompanied = compileAccompanied(levers, on);
  const landlord = compileLandlordGrants(levers, on);
  const gestures = compileGestureGrants(levers, on);
  return (project) => {
    const first = accompanied(project);
    const ways = [first];
    for (const other of [landlord(project), gestures(project)])
      if (other !== null) ways.push({ ...other, never: neverBetter(other, first) });
    return ways;
  };
}

/**
 * Whether a way can leave less to pay than the first beside some scheme: all grants together come to
 * min(local + national, T·Cost, ceiling of the way, cost), which grows with the national ones.
 */
function neverBetter(way: NationalGrants, first: NationalGrants): NationalGrants['never'] {
  const certain = [...way.aids, ...first.aids].every(({ status }) => status === 'eligible');
  const lessMoney = sumOf(way.aids) <= sumOf(first.aids);
  const lowerCeiling =
    way.countsAll && (first.allowed < 0 || (way.allowed >= 0 && way.allowed <= first.allowed));
  if (!certain || !lessMoney || !lowerCeiling) return 'no';
  // Private certificates escape a ceiling of public aid: beside such a scheme they may still make the difference.
  return way.aids.every((aid) => aid.public) ? 'always' : 'unless-public-ceiling';
}

const sumOf = (aids: readonly OtherAid[]): number => aids.reduce((sum, { amount }) => sum + amount, 0);

function compileAccompanied(levers: LeverParameters, on: Day): (project: Project) => NationalGrants {
  const mpr = vintageOn(levers.mprAccompanied, on);
  const rule = mpr ? compileRule(mpr.value) : null;
  const countsAll = mpr?.value.stacking?.counts === 'all';
  const award = emptyAward();
  const certificates = compileCertificatesAlone(levers, on);
  // Refused by its compiled rule, the grant needs no explanation: the others are reckoned without it.
  const others = { ...levers, mprAccompanied: [] };
  return (project) => {
    rule?.(project, award);
    if (mpr && rule && award.status === YES)
      return { aids: [publicGrant('mpr-accompanied', award.amount)], allowed: award.allowed, countsAll };
    const open = mpr !== null && award.status !== NO;
    const aids = open ? null : certificates(project);
    if (aids !== null) return { aids, allowed: -1, countsAll: false };
    return grantsOf(accompaniedRoute(project.situation, open ? levers : others));
  };
}

/** The certificates of who cannot have MaPrimeRénov': the lump, else measure by measure; null while one of them is open. */
function compileCertificatesAlone(
  levers: LeverParameters,
  on: Day,
): (project: Project) => readonly OtherAid[] | null {
  const lump = compileDeepRenovation(levers, on);
  const soldFor = compileMeasureCertificates(levers, on);
  const deep: DeepRenovation = { status: NO, amount: 0 };
  return (project) => {
    lump?.(project, deep);
    if (deep.status === YES) return [certificatesOf('cee-deep-renovation', deep.amount)];
    if (deep.status === UNSURE) return null;
    const sold = soldFor === null ? 0 : soldFor(project);
    if (sold === null) return null;
    return sold > 0 ? [certificatesOf('cee-measures', sold)] : [];
  };
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
