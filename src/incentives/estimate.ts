import type { Day } from '../shared/dates.ts';
import { type Cents, cents, sumCents } from '../shared/money.ts';
import type { AidCeiling, PlannedAid } from './capping.ts';
import { type EstimateInput, householdOf, situationOf, yearlySavingsOf } from './estimate-input.ts';
import type { Evaluation } from './evaluate-rule.ts';
import { evaluateAward, evaluateScheme, type SchemeResult } from './evaluate-scheme.ts';
import { applyGrants, type FinancingPlan, financingPlan } from './financing-plan.ts';
import { ceeDeepRenovation, ceeMeasures } from './levers/cee.ts';
import { ecoPtz, type LoanResult } from './levers/eco-ptz.ts';
import { incomeBand } from './levers/income-band.ts';
import { asOtherAid, type LeverResult } from './levers/lever.ts';
import { type LeverParameters, vintageOn } from './levers/lever-parameters.ts';
import { mprAccompanied } from './levers/mpr-accompanied.ts';
import { lettingBan, vacancyTax } from './levers/notices.ts';
import { reducedVat } from './levers/reduced-vat.ts';
import type { SchemeVersion } from './scheme.ts';
import { isKnown, type Maybe, type Situation } from './situation.ts';
import type { TraceLine } from './trace.ts';
import type { IncomeBand } from './vocabulary.ts';
import { thresholds } from './what-would-change.ts';
import type { MissingAnswer } from './work-out.ts';

/** Everything an owner or an officer needs to know about the money of a project. Stable: `format` changes with it. */
export type Estimate = {
  readonly format: 'volets-estimate/1';
  readonly on: Day;
  readonly situation: Situation;
  readonly income: {
    readonly band: Maybe<IncomeBand>;
    /** False where the ceilings of the year are not confirmed yet. */
    readonly confirmed: boolean;
    readonly trace: readonly TraceLine[];
  };
  /** The local scheme, its amount after écrêtement; null when none was asked for. */
  readonly scheme: SchemeResult | null;
  /** National levers, each of its own kind: grants, loan, tax, notices are not to be added together. */
  readonly levers: readonly LeverResult[];
  readonly plan: FinancingPlan;
  /** Answers still missing, the most decisive first. */
  readonly missing: readonly MissingAnswer[];
};

/**
 * The estimate of a project on a day. Order: national grants first, then the local scheme (which counts them), then
 * écrêtement of all of them together, then the loan on what is left. Pure: `today` serves when the input names no day.
 */
export function estimate(
  input: EstimateInput,
  scheme: SchemeVersion | null,
  levers: LeverParameters,
  today: Day,
): Estimate {
  const { situation, income } = situationAndIncome(input, levers, today);
  const grants = nationalGrants(situation, levers);
  const local = scheme ? evaluateScheme(situation, scheme, grants.map(asOtherAid)) : null;
  const capped = cappedGrants(situation, grants, local, scheme);
  const amountOf = (code: string): Cents =>
    capped.grants.find((aid) => aid.code === code)?.amount ?? cents(0);
  const cutLines = (code: string) => capped.grants.find((aid) => aid.code === code)?.trace ?? [];
  const loan = loanOn(situation, levers, capped.remainder, grants);
  const finalGrants = grants.map((grant) => ({
    ...grant,
    amount: amountOf(grant.code),
    trace: [...grant.trace, ...cutLines(grant.code)],
  }));
  const finalLocal = local && {
    ...local,
    amount: amountOf(local.code),
    trace: [...local.trace, ...cutLines(local.code)],
  };
  const all = [...finalGrants, ...(loan ? [loan] : []), ...otherLevers(situation, levers)];
  return {
    format: 'volets-estimate/1',
    on: situation.on,
    situation,
    income,
    scheme: finalLocal,
    levers: all,
    plan: financingPlan(situation.measures, capped, lentBy(loan), yearlySavingsOf(input)),
    missing: missingOf([...(finalLocal ? [finalLocal] : []), ...all.filter(({ kind }) => kind !== 'notice')]),
  };
}

/** What the grants of a project leave to pay, and who gives them: what a search among many projects compares. */
export type GrantTotals = {
  /** Cents that the owner owes once the grants that are certain are taken off. */
  readonly remainder: number;
  /** Certain grants of public money, cents: certificates, which suppliers pay, are left out. */
  readonly publicGrants: number;
  /** False while a missing answer holds up a grant: the remainder could then be smaller. */
  readonly settled: boolean;
};

/**
 * The grants of `estimate`, to the cent, without what explains them: several times faster. Reads the energy only as
 * class before and after and as gain, and the gain only against the thresholds of gainSteps.
 */
export function estimateGrants(
  input: EstimateInput,
  scheme: SchemeVersion | null,
  levers: LeverParameters,
  today: Day,
): GrantTotals {
  const { situation } = situationAndIncome(input, levers, today);
  const grants = nationalGrants(situation, levers);
  const local = scheme ? evaluateAward(situation, scheme, grants.map(asOtherAid)) : null;
  const capped = cappedGrants(situation, grants, local, scheme);
  const unknown = [...grants, ...(local ? [local] : [])].some(({ status }) => status === 'unknown');
  const given = capped.grants.filter((aid) => aid.public).map(({ amount }) => amount);
  return { remainder: capped.remainder, publicGrants: sumCents(given), settled: !unknown };
}

/** Gains (percent) at which a scheme or a lever may change its mind, in order: between two of them, none does. */
export const gainSteps = (scheme: SchemeVersion | null, levers: LeverParameters): number[] =>
  [...new Set(thresholds([scheme?.definition ?? null, levers], 'energy-gain'))].toSorted((a, b) => a - b);

function situationAndIncome(input: EstimateInput, levers: LeverParameters, today: Day) {
  const stated = situationOf(input, levers, today);
  const income = isKnown(stated.incomeBand)
    ? { band: stated.incomeBand, confirmed: true, trace: [] }
    : incomeBand(levers, householdOf(input), stated.on);
  const situation: Situation = { ...stated, incomeBand: income.band };
  return { situation, income };
}

type LocalAward = Evaluation & { readonly code: string };
const cappedGrants = (
  { measures }: Situation,
  grants: readonly LeverResult[],
  local: LocalAward | null,
  scheme: SchemeVersion | null,
) =>
  applyGrants(
    measures,
    plannedAids(grants, local),
    ceilingsOf(grants, local),
    cutOrder(grants, local, scheme),
  );

/** MaPrimeRénov' first; certificates only where it is not to be had; the lump before measure by measure. */
function nationalGrants(situation: Situation, levers: LeverParameters): LeverResult[] {
  const { on } = situation;
  const mprVintage = vintageOn(levers.mprAccompanied, on);
  const mpr = mprVintage ? mprAccompanied(mprVintage, situation) : null;
  const deepVintage = vintageOn(levers.ceeDeepRenovation, on);
  const deep = deepVintage ? ceeDeepRenovation(deepVintage, situation, mpr) : null;
  const byMeasure = vintageOn(levers.ceeMeasures, on);
  const measures = byMeasure ? ceeMeasures(byMeasure, situation, [mpr, deep]) : null;
  return [mpr, deep, measures].filter((lever) => lever !== null);
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

function loanOn(
  situation: Situation,
  levers: LeverParameters,
  remainder: FinancingPlan['remainder'],
  grants: readonly LeverResult[],
): LoanResult | null {
  const vintage = vintageOn(levers.ecoPtz, situation.on);
  const mpr = grants.find(({ code }) => code === 'mpr-accompanied') ?? null;
  return vintage ? ecoPtz(vintage, situation, remainder, mpr) : null;
}

const lentBy = (lever: LoanResult | null): FinancingPlan['loan'] =>
  lever?.loan ? { code: lever.code, amount: lever.amount ?? cents(0), ...lever.loan } : null;

function otherLevers(situation: Situation, levers: LeverParameters): LeverResult[] {
  const vat = vintageOn(levers.vat, situation.on);
  const ban = vintageOn(levers.lettingBan, situation.on);
  const tax = vintageOn(levers.vacancyTax, situation.on);
  return [
    ...(vat ? [reducedVat(vat, situation)] : []),
    ...(ban ? [lettingBan(ban, situation)] : []),
    ...(tax ? [vacancyTax(tax, situation)] : []),
  ];
}

/** One line per question; the local scheme speaks first, then the levers in order. */
function missingOf(results: readonly { readonly missing: readonly MissingAnswer[] }[]): MissingAnswer[] {
  const all = results.flatMap(({ missing }) => missing);
  const order = ['eligibility', 'amount', 'increase'];
  const sorted = all.toSorted((a, b) => order.indexOf(a.decides) - order.indexOf(b.decides));
  return sorted.filter(
    (answer, at) => sorted.findIndex(({ question }) => question === answer.question) === at,
  );
}
