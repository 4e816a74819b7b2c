import { type Cents, cents, sumCents } from '../shared/money.ts';
import type { AidCeiling, PlannedAid } from './capping.ts';
import type { Evaluation } from './evaluate-rule.ts';
import { evaluateScheme, type SchemeResult } from './evaluate-scheme.ts';
import { applyGrants, type Grants } from './financing-plan.ts';
import { asOtherAid, type LeverResult } from './levers/lever.ts';
import { isCertain, isOpen, type Route, type RouteCode } from './national-routes.ts';
import type { SchemeVersion } from './scheme.ts';
import type { OtherAid, Situation } from './situation.ts';
import { aidsValue, moneyValue, type TraceLine } from './trace.ts';

/** A route with the local scheme beside it, everything under its ceilings. */
export type SettledRoute<Local extends LocalAward = SchemeResult> = Route & {
  readonly local: Local | null;
  readonly capped: Grants;
};
/** The local grant, explained or not. */
type LocalAward = Evaluation & { readonly code: string };
type Evaluate<Local> = (situation: Situation, scheme: SchemeVersion, otherAid: readonly OtherAid[]) => Local;

/** One way of putting national grants together, as it is shown: what it pays for certain, and whether it is kept. */
export type RouteShown = {
  readonly code: RouteCode;
  readonly aids: readonly string[];
  readonly kept: boolean;
  /** All grants of the route for certain, local one included, cents. */
  readonly granted: Cents;
  readonly remainder: Grants['remainder'];
};

/** The route under one scheme: local grant (it counts the national ones), then écrêtement of all of them together. */
export function settleRoute(route: Route, situation: Situation, scheme: SchemeVersion | null): SettledRoute;
export function settleRoute<Local extends LocalAward>(
  route: Route,
  situation: Situation,
  scheme: SchemeVersion | null,
  evaluate: Evaluate<Local>,
): SettledRoute<Local>;
export function settleRoute(
  route: Route,
  situation: Situation,
  scheme: SchemeVersion | null,
  evaluate: Evaluate<LocalAward> = evaluateScheme,
): SettledRoute<LocalAward> {
  const { levers } = route;
  const local = scheme ? evaluate(situation, scheme, levers.map(asOtherAid)) : null;
  const capped = applyGrants(
    situation.measures,
    plannedAids(levers, local),
    ceilingsOf(levers, local),
    cutOrder(levers, local, scheme),
  );
  return { ...route, local, capped };
}

/** The route that leaves the owner least to pay, for certain; the first named at equal money. */
export function keptRoute<Local extends LocalAward>(
  routes: readonly SettledRoute<Local>[],
): SettledRoute<Local> {
  const [first, ...others] = routes.filter(isCertain);
  if (!first) throw new RangeError('no route');
  return others.reduce(
    (best, other) => (other.capped.remainder < best.capped.remainder ? other : best),
    first,
  );
}

export const routesShown = (routes: readonly SettledRoute[], kept: SettledRoute): RouteShown[] =>
  routes.filter(isOpen).map(({ code, levers, capped }) => ({
    code,
    aids: levers.filter(({ status }) => status !== 'not-eligible').map((lever) => lever.code),
    kept: code === kept.code,
    granted: sumCents(capped.grants.map(({ amount }) => amount)),
    remainder: capped.remainder,
  }));

/**
 * Grants of the routes that were not kept: they pay nothing, and say what they would have paid and what is kept instead.
 * One still open stays open: its answers may make it the better one.
 */
export function setAside<Local extends LocalAward>(
  routes: readonly SettledRoute<Local>[],
  kept: SettledRoute<Local>,
): LeverResult[] {
  const here = new Set(kept.levers.map(({ code }) => code));
  const shown = new Set<string>(here);
  return routes
    .filter(({ code }) => code !== kept.code)
    .flatMap((route) =>
      route.levers
        .filter(({ code }) => !shown.has(code))
        .map((lever) => {
          shown.add(lever.code);
          return lever.status === 'not-eligible' ? lever : givenUp(lever, route, kept);
        }),
    );
}

function givenUp(
  lever: LeverResult,
  route: SettledRoute<LocalAward>,
  kept: SettledRoute<LocalAward>,
): LeverResult {
  const open = lever.missing.length > 0;
  const line: TraceLine = {
    rule: 'not-together',
    article: null,
    outcome: open ? 'unknown' : 'no',
    inputs: {
      kept: aidsValue(...paying(kept)),
      granted: moneyValue(grantedBy(kept)),
      other: moneyValue(grantedBy(route)),
    },
    amount: null,
  };
  return {
    ...lever,
    status: open ? 'unknown' : 'not-eligible',
    amount: cents(0),
    potential: open ? lever.potential : cents(0),
    missing: open ? lever.missing : [],
    terms: null,
    ceiling: null,
    notes: open ? lever.notes : [],
    trace: [...lever.trace, line],
  };
}

const grantedBy = ({ capped }: SettledRoute<LocalAward>): Cents =>
  sumCents(capped.grants.map(({ amount }) => amount));

/** Aids of the route that pay; its main one while none does for certain. */
function paying({ levers }: Pick<SettledRoute, 'levers'>): string[] {
  const paid = levers.filter(({ status }) => status === 'eligible').map(({ code }) => code);
  return paid.length > 0 ? paid : levers.slice(0, 1).map(({ code }) => code);
}

const plannedAids = (grants: readonly LeverResult[], local: LocalAward | null): PlannedAid[] => [
  ...grants
    .filter(({ status }) => status === 'eligible')
    .map(({ code, public: isPublic, amount }) => ({ code, public: isPublic, asked: amount ?? cents(0) })),
  ...(local?.status === 'eligible' ? [{ code: local.code, public: true, asked: local.amount }] : []),
];

/** The stacking ceilings of every grant obtained: each counts all the others, local aid included. */
const ceilingsOf = (grants: readonly LeverResult[], local: LocalAward | null): AidCeiling[] =>
  [...grants, ...(local ? [local] : [])].flatMap(({ code, ceiling }) =>
    ceiling ? [{ ...ceiling, setBy: code }] : [],
  );

function cutOrder(
  grants: readonly LeverResult[],
  local: LocalAward | null,
  scheme: SchemeVersion | null,
): string[] {
  const national = grants.map(({ code }) => code as string);
  if (!local) return national;
  const schemeFirst = scheme?.definition.stacking?.cutFirst !== 'national';
  return schemeFirst ? [local.code, ...national] : [...national, local.code];
}
