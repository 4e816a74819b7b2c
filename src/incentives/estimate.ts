import type { Day } from '../shared/dates.ts';
import { type Cents, cents, sumCents } from '../shared/money.ts';
import { keptRoute, type RouteShown, routesShown, setAside, settleRoute } from './choose-route.ts';
import {
  type EstimateInput,
  householdOf,
  situationOf,
  supportCostOf,
  yearlySavingsOf,
} from './estimate-input.ts';
import { evaluateAward, type SchemeResult } from './evaluate-scheme.ts';
import { type FinancingPlan, financingPlan } from './financing-plan.ts';
import { vintageOn } from './in-force.ts';
import { ecoPtz, type LoanResult } from './levers/eco-ptz.ts';
import { incomeBand } from './levers/income-band.ts';
import { incomeTaxLevers } from './levers/income-tax-levers.ts';
import type { LeverResult } from './levers/lever.ts';
import type { LeverParameters } from './levers/lever-parameters.ts';
import { intermediationPremium } from './levers/loc-avantages.ts';
import { mprSupport } from './levers/mpr-support.ts';
import { lettingBan, vacancyTax } from './levers/notices.ts';
import { propertyTaxRelief } from './levers/property-tax-relief.ts';
import { reducedVat } from './levers/reduced-vat.ts';
import { nationalRoutes } from './national-routes.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import type { SchemeVersion } from './scheme.ts';
import { isKnown, type Maybe, type Situation } from './situation.ts';
import type { TraceLine } from './trace.ts';
import type { IncomeBand } from './vocabulary.ts';
import { thresholds } from './what-would-change.ts';
import { DECIDES, decided, type MissingAnswer } from './work-out.ts';

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
  /** Ways of putting national grants together, the one kept and the others. */
  readonly routes: readonly RouteShown[];
  readonly plan: FinancingPlan;
  /** Who is paid when, rents by level, tax saved, the year in which the works have paid for themselves. */
  readonly outlook: Outlook;
  /** Answers that the grants and the loan still wait for, the most decisive first. */
  readonly missing: readonly MissingAnswer[];
  /** Answers that would settle the other kinds of help: tax reductions, relief, premiums for letting. */
  readonly further: readonly MissingAnswer[];
};

/**
 * The estimate of a project on a day. Order: national grants first, then the local scheme (which counts them), then
 * écrêtement of all of them together, then the loan on what is left. Where national grants exclude each other, each way
 * of putting them together is reckoned whole and the one that leaves least to pay is kept. Pure: `today` serves when the
 * input names no day.
 */
export function estimate(
  input: EstimateInput,
  scheme: SchemeVersion | null,
  levers: LeverParameters,
  today: Day,
): Estimate {
  const { situation, income } = situationAndIncome(input, levers, today);
  const routes = nationalRoutes(situation, levers).map((route) => settleRoute(route, situation, scheme));
  const kept = keptRoute(routes);
  const { levers: grants, local, capped } = kept;
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
  const aside = setAside(routes, kept);
  const others = [
    ...supportFor(situation, levers, grants, supportCostOf(input)),
    ...otherLevers(situation, levers),
  ];
  const all = [...finalGrants, ...aside, ...(loan ? [loan] : []), ...others];
  const plan = financingPlan(situation.measures, capped, lentBy(loan), yearlySavingsOf(input));
  return {
    format: 'volets-estimate/1',
    on: situation.on,
    situation,
    income,
    scheme: finalLocal,
    levers: all,
    routes: routesShown(routes, kept),
    plan,
    outlook: outlookOf({
      situation,
      levers,
      all,
      plan,
      local: finalLocal,
      scheme,
      supportCost: supportCostOf(input),
    }),
    missing: missingOf([...(finalLocal ? [finalLocal] : []), ...finalGrants, ...(loan ? [loan] : [])], aside),
    further: unique(ranked(others.filter(({ kind }) => kind !== 'notice'))),
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
  const routes = nationalRoutes(situation, levers).map((route) =>
    settleRoute(route, situation, scheme, evaluateAward),
  );
  const kept = keptRoute(routes);
  const { local, capped } = kept;
  const asked = [...kept.levers, ...setAside(routes, kept), ...(local ? [local] : [])];
  const given = capped.grants.filter((aid) => aid.public).map(({ amount }) => amount);
  return {
    remainder: capped.remainder,
    publicGrants: sumCents(given),
    settled: !asked.some(({ status }) => status === 'unknown'),
  };
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

/** The accompaniment goes with MaPrimeRénov' accompagnée: only where that is among the grants kept. */
function supportFor(
  situation: Situation,
  levers: LeverParameters,
  grants: readonly LeverResult[],
  price: Maybe<Cents>,
): LeverResult[] {
  const vintage = vintageOn(levers.mprSupport, situation.on);
  const mpr = grants.find(({ code }) => code === 'mpr-accompanied') ?? null;
  return vintage ? [mprSupport(vintage, situation, mpr, price)] : [];
}

const lentBy = (lever: LoanResult | null): FinancingPlan['loan'] =>
  lever?.loan ? { code: lever.code, amount: lever.amount ?? cents(0), ...lever.loan } : null;

function otherLevers(situation: Situation, levers: LeverParameters): LeverResult[] {
  const { on } = situation;
  const vat = vintageOn(levers.vat, on);
  const loc = vintageOn(levers.locAvantages, on);
  const relief = vintageOn(levers.propertyTaxRelief, on);
  const ban = vintageOn(levers.lettingBan, on);
  const tax = vintageOn(levers.vacancyTax, on);
  return [
    ...(vat ? [reducedVat(vat, situation)] : []),
    ...incomeTaxLevers(situation, levers),
    ...(loc ? [intermediationPremium(loc, situation)] : []),
    ...(relief ? [propertyTaxRelief(relief, situation)] : []),
    ...(ban ? [lettingBan(ban, situation)] : []),
    ...(tax ? [vacancyTax(tax, situation)] : []),
  ];
}

/** First what the plan waits for (the local scheme speaks first, then its levers in order), then the other ways. */
function missingOf(plan: readonly Asking[], aside: readonly Asking[]): MissingAnswer[] {
  const questions = aside.flatMap(({ missing }) => missing.map(({ question }) => question));
  return unique([...ranked(plan), ...decided('increase', questions)]);
}

/** One line per question, the most decisive. */
const unique = (answers: readonly MissingAnswer[]): MissingAnswer[] =>
  answers.filter((answer, at) => answers.findIndex(({ question }) => question === answer.question) === at);

type Asking = { readonly missing: readonly MissingAnswer[] };

const ranked = (results: readonly Asking[]): MissingAnswer[] => {
  const all = results.flatMap(({ missing }) => missing);
  return DECIDES.flatMap((decides) => all.filter((answer) => answer.decides === decides));
};
