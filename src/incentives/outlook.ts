import { type BasisPoints, type Cents, cents, shareRoundedDown, sumCents } from '../shared/money.ts';
import type { SchemeResult } from './evaluate-scheme.ts';
import type { FinancingPlan } from './financing-plan.ts';
import { vintageOn } from './in-force.ts';
import type { LeverResult } from './levers/lever.ts';
import type { LeverParameters } from './levers/lever-parameters.ts';
import { taxSaved } from './levers/loc-avantages.ts';
import { LOC_LEVELS, rentCeiling } from './levers/rents.ts';
import { readConditions } from './read-conditions.ts';
import type { SchemeVersion } from './scheme.ts';
import { isKnown, type Maybe, type Situation, UNKNOWN } from './situation.ts';
import type { Question, RentLevel } from './vocabulary.ts';

export const MOMENTS = ['before-works', 'during-works', 'after-works'] as const;

/** Money that changes hands at a moment: an aid that comes in, or the owner's own. */
export type Instalment = {
  readonly moment: (typeof MOMENTS)[number];
  readonly code: string;
  readonly part: 'advance' | 'instalments' | 'balance' | 'whole';
  readonly amount: Cents;
};

/** A rent level as the owner would live with it. Null: not open, or not known (`missing` says what is asked). */
export type RentChoice = {
  readonly level: RentLevel;
  /** Ceiling, cents a month; null for a free rent or while it is unknown. */
  readonly ceiling: Cents | null;
  /** Rent expected, cents a month: the rent hoped for, under the ceiling. */
  readonly monthly: Cents | null;
  /** Income tax saved in a year; 0 where there is none, null while unknown. */
  readonly taxSaved: Cents | null;
  readonly chosen: boolean;
  readonly missing: readonly Question[];
};

/** A yearly flow, signed: what comes in is positive. Flows of different kinds are listed, never called an aid. */
export type YearlyFlow = {
  readonly code:
    | 'rent'
    | 'savings'
    | 'loan'
    | 'property-tax'
    | 'loc-avantages'
    | 'denormandie'
    | 'property-tax-relief';
  readonly amount: Cents;
  /** Years for which it runs, from the first; null = as long as things stay as they are. */
  readonly years: number | null;
};

export type Support = { readonly price: Cents; readonly grant: Cents; readonly own: Cents };

export type Outlook = {
  /**
   * Every aid by moment, the loan, the owner's own money: sums to the cost of the works, and to the price of the
   * accompaniment where it is stated.
   */
  readonly payments: readonly Instalment[];
  /** Grants that only come once the works are done: the owner, or a bridging loan, pays them in the meantime. */
  readonly toAdvance: Cents;
  /** Accompaniment beside the works, VAT included: its price, what Anah pays of it, what the owner does; null while unpriced. */
  readonly support: Support | null;
  /** Empty unless the dwelling is to be let. */
  readonly rents: readonly RentChoice[];
  readonly yearly: readonly YearlyFlow[];
  /** Let furnished: the rents are trading profits, on which nothing here is reckoned. Absent from outlooks frozen before. */
  readonly furnished?: boolean;
  /** First year at the end of which what came in covers what the owner paid; unknown while an answer is missing. */
  readonly breakEvenYear: Maybe<number | null>;
  /** What standing empty costs in a year in tax; unknown while the rental value is. */
  readonly vacancyTax: Maybe<Cents>;
};

type From = {
  readonly situation: Situation;
  readonly levers: LeverParameters;
  readonly all: readonly LeverResult[];
  readonly plan: FinancingPlan;
  readonly local: SchemeResult | null;
  readonly scheme: SchemeVersion | null;
  readonly supportCost: Maybe<Cents>;
};

/** What follows the plan: when each is paid, what letting brings, when the works have paid for themselves. */
export function outlookOf(from: From): Outlook {
  const support = supportOf(from);
  const payments = [...paymentsOf(from), ...supportPayments(support)];
  const rents = rentsOf(from);
  const yearly = yearlyOf(from, rents);
  const tax = from.all.find(({ code }) => code === 'vacancy-tax')?.yearly ?? null;
  return {
    payments,
    toAdvance: sumCents(
      payments
        .filter(({ moment, code }) => moment === 'after-works' && code !== 'own')
        .map(({ amount }) => amount),
    ),
    support,
    rents,
    yearly: yearly ?? [],
    ...(from.situation.tenureAfter === 'let-furnished' ? { furnished: true } : {}),
    breakEvenYear: yearly ? breakEven(from.plan.remainderAfterLoan + (support?.own ?? 0), yearly) : UNKNOWN,
    vacancyTax: tax ? tax.amount : UNKNOWN,
  };
}

/** The share of a grant that its own rule pays early; the rest comes when the works are done and invoiced. */
function paymentsOf({ plan, situation, levers, local, scheme }: From): Instalment[] {
  const grants = plan.grants.flatMap(({ code, amount }): Instalment[] => {
    if (amount === 0) return [];
    const rates =
      code === local?.code ? schemeRates(scheme, situation) : nationalRates(code, situation, levers);
    const advance = shareRoundedDown(amount, rates.advance);
    const reached = shareRoundedDown(amount, rates.reached);
    const during = cents(Math.max(0, reached - advance));
    const part = (moment: Instalment['moment'], name: Instalment['part'], sum: number): Instalment[] =>
      sum > 0 ? [{ moment, code, part: name, amount: cents(sum) }] : [];
    return [
      ...part('before-works', 'advance', advance),
      ...part('during-works', 'instalments', during),
      ...part('after-works', advance + during > 0 ? 'balance' : 'whole', amount - advance - during),
    ];
  });
  const whole = (code: string, amount: Cents): Instalment[] =>
    amount > 0 ? [{ moment: 'during-works', code, part: 'whole', amount }] : [];
  return [
    ...grants,
    ...(plan.loan ? whole(plan.loan.code, plan.loan.amount) : []),
    ...whole('own', cents(plan.remainderAfterLoan)),
  ];
}

function supportOf({ all, supportCost }: From): Support | null {
  if (!isKnown(supportCost) || supportCost === 0) return null;
  const grant = all.find(({ code }) => code === 'mpr-support')?.amount ?? cents(0);
  return { price: supportCost, grant, own: cents(supportCost - grant) };
}

/** Anah pays its part with the balance of the works; the owner has paid the rest by then. */
function supportPayments(support: Support | null): Instalment[] {
  if (!support) return [];
  const lines: Instalment[] = [
    { moment: 'during-works', code: 'own-support', part: 'whole', amount: support.own },
    { moment: 'after-works', code: 'mpr-support', part: 'whole', amount: support.grant },
  ];
  return lines.filter(({ amount }) => amount > 0);
}

type Rates = { readonly advance: BasisPoints; readonly reached: BasisPoints };
const NONE = 0 as BasisPoints;

function schemeRates(scheme: SchemeVersion | null, situation: Situation): Rates {
  const payment = scheme?.definition.payment;
  const due = payment?.advance && readConditions(payment.advance.when, situation).truth === 'yes';
  const advance = due && payment.advance ? payment.advance.rate : NONE;
  return { advance, reached: payment?.instalments?.rate ?? advance };
}

/** Only MaPrimeRénov' accompagnée has an advance in its vintage, for the lowest incomes. */
function nationalRates(code: string, situation: Situation, levers: LeverParameters): Rates {
  const rule = code === 'mpr-accompanied' ? vintageOn(levers.mprAccompanied, situation.on)?.value : null;
  const { incomeBand } = situation;
  const due = rule?.advance && isKnown(incomeBand) && rule.advance.bands.includes(incomeBand);
  const advance = due && rule.advance ? rule.advance.rate : NONE;
  return { advance, reached: advance };
}

function rentsOf({ situation, levers }: From): RentChoice[] {
  const { monthlyRent, rentLevel, on, tenureAfter } = situation;
  if (tenureAfter !== 'let' && tenureAfter !== 'let-furnished') return [];
  const loc = vintageOn(levers.locAvantages, on);
  const ceilings = vintageOn(levers.rentCeilings, on);
  const known = isKnown(monthlyRent);
  const free: RentChoice = {
    level: 'free',
    ceiling: null,
    monthly: known ? monthlyRent : null,
    taxSaved: cents(0),
    chosen: rentLevel === 'free' || tenureAfter === 'let-furnished',
    missing: known ? [] : ['monthlyRent'],
  };
  // CGI art. 199 tricies: the reduction that comes with a moderate rent is for unfurnished letting.
  if (!loc || tenureAfter === 'let-furnished') return [free];
  return [
    free,
    ...LOC_LEVELS.map((level): RentChoice => {
      const { monthly: ceiling, missing } = rentCeiling(ceilings, situation, level);
      const saved = taxSaved(loc, ceilings, situation, level);
      return {
        level,
        ceiling,
        monthly: saved.rent,
        taxSaved: saved.verdict.truth === 'yes' ? saved.yearly : null,
        chosen: rentLevel === level,
        missing: saved.verdict.truth === 'unknown' ? saved.verdict.missing : missing,
      };
    }),
  ];
}

/** Flows of a year; null while the income that pays the works back is unknown: the rent, or the bills of an occupant. */
function yearlyOf({ situation, all, plan }: From, rents: readonly RentChoice[]): YearlyFlow[] | null {
  const main = mainIncome(situation, plan, rents);
  if (!main) return null;
  const { loan } = plan;
  const { propertyTax, tenureAfter } = situation;
  const flow = (code: YearlyFlow['code'], amount: number, years: number | null): YearlyFlow[] =>
    amount === 0 ? [] : [{ code, amount: cents(amount), years }];
  const lever = (code: 'loc-avantages' | 'denormandie' | 'property-tax-relief'): YearlyFlow[] => {
    const yearly = all.find((one) => one.code === code && one.status === 'eligible')?.yearly;
    return yearly ? flow(code, yearly.amount, yearly.years) : [];
  };
  return [
    main,
    ...lever('loc-avantages'),
    ...lever('denormandie'),
    ...lever('property-tax-relief'),
    ...(loan ? flow('loan', -loan.monthly * 12, Math.ceil(loan.months / 12)) : []),
    ...(isLet(tenureAfter) && isKnown(propertyTax) ? flow('property-tax', -propertyTax, null) : []),
  ];
}

const isLet = (tenure: Situation['tenureAfter']): boolean => tenure === 'let' || tenure === 'let-furnished';

/** A landlord lives on the rent, and the tenant on the lower bills; an occupant on the bills. */
function mainIncome(
  { tenureAfter }: Situation,
  { monthlySavings }: FinancingPlan,
  rents: readonly RentChoice[],
): YearlyFlow | null {
  if (isLet(tenureAfter)) {
    const rent = rents.find(({ chosen }) => chosen)?.monthly ?? null;
    return rent === null ? null : { code: 'rent', amount: cents(rent * 12), years: null };
  }
  if (tenureAfter !== 'owner-occupied' || !isKnown(monthlySavings)) return null;
  return { code: 'savings', amount: cents(monthlySavings * 12), years: null };
}

/** Beyond a generation, nobody can say what a rent or a bill will be. */
const LONGEST = 40;

function breakEven(own: number, flows: readonly YearlyFlow[]): number | null {
  let balance = -own;
  for (let year = 1; year <= LONGEST; year += 1) {
    for (const { amount, years } of flows) if (years === null || year <= years) balance += amount;
    if (balance >= 0) return year;
  }
  return null;
}
