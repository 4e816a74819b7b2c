import { vintageOn } from './in-force.ts';
import { anahLandlord, vacancyPremium } from './levers/anah-landlord.ts';
import { ceeDeepRenovation, ceeMeasures } from './levers/cee.ts';
import { asOtherAid, type LeverResult } from './levers/lever.ts';
import type { LeverParameters } from './levers/lever-parameters.ts';
import { mprAccompanied } from './levers/mpr-accompanied.ts';
import { mprGestures } from './levers/mpr-gestures.ts';
import type { Situation } from './situation.ts';

/** National grants that can be had together; one excludes the others. In order of preference at equal money. */
export const ROUTES = ['accompanied', 'landlord', 'gestures'] as const;
export type RouteCode = (typeof ROUTES)[number];
export type Route = { readonly code: RouteCode; readonly levers: readonly LeverResult[] };

/**
 * The routes between which an owner chooses: MaPrimeRénov' accompagnée (certificates only where it is not to be had),
 * Anah's landlord works with the vacancy premium, or MaPrimeRénov' par geste with certificates measure by measure.
 */
export function nationalRoutes(situation: Situation, levers: LeverParameters): Route[] {
  const landlord = landlordRoute(situation, levers);
  const gestures = gesturesRoute(situation, levers);
  return [
    { code: 'accompanied', levers: accompaniedRoute(situation, levers) },
    ...(landlord.length > 0 ? [{ code: 'landlord', levers: landlord } as const] : []),
    ...(gestures.length > 0 ? [{ code: 'gestures', levers: gestures } as const] : []),
  ];
}

/** MaPrimeRénov' first; certificates only where it is not to be had; the lump before measure by measure. */
export function accompaniedRoute(situation: Situation, levers: LeverParameters): LeverResult[] {
  const { on } = situation;
  const mprVintage = vintageOn(levers.mprAccompanied, on);
  const mpr = mprVintage ? mprAccompanied(mprVintage, situation) : null;
  const deepVintage = vintageOn(levers.ceeDeepRenovation, on);
  const deep = deepVintage ? ceeDeepRenovation(deepVintage, situation, mpr) : null;
  const byMeasure = vintageOn(levers.ceeMeasures, on);
  const measures = byMeasure ? ceeMeasures(byMeasure, situation, [mpr, deep]) : null;
  return [mpr, deep, measures].filter((lever) => lever !== null);
}

export function landlordRoute(situation: Situation, levers: LeverParameters): LeverResult[] {
  const vintage = vintageOn(levers.anahLandlord, situation.on);
  if (!vintage) return [];
  const works = anahLandlord(vintage, situation);
  const premium = vintageOn(levers.vacancyPremium, situation.on);
  return premium ? [works, vacancyPremium(premium, situation, [asOtherAid(works)])] : [works];
}

export function gesturesRoute(situation: Situation, levers: LeverParameters): LeverResult[] {
  const vintage = vintageOn(levers.mprGestures, situation.on);
  if (!vintage) return [];
  const gestures = mprGestures(vintage, situation);
  const certificates = vintageOn(levers.ceeMeasures, situation.on);
  return certificates ? [gestures, ceeMeasures(certificates, situation, [])] : [gestures];
}

/** A route that its own main grant refuses leads nowhere: its certificates are already in the first route. */
export const isOpen = ({ code, levers }: Route): boolean =>
  code === 'accompanied' || levers[0]?.status !== 'not-eligible';

/** The first route holds as long as another's main grant is not certain. */
export const isCertain = ({ code, levers }: Route): boolean =>
  code === 'accompanied' || levers[0]?.status === 'eligible';
