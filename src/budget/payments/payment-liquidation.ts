import type { BillLine } from '../../cases/case.ts';
import type { Calculation } from '../../cases/decision/calculation.ts';
import { advancePayable, balanceOf, finalAward, instalmentPayable } from '../../incentives/award-payments.ts';
import { eligibleWorks } from '../../incentives/compute-base.ts';
import { MEASURE_FACTS } from '../../incentives/measure-defaults.ts';
import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import { settleBase } from '../../incentives/settle-base.ts';
import type { Measure } from '../../incentives/situation.ts';
import type { TraceLine } from '../../incentives/trace.ts';
import { MEASURE_SLUGS, type MeasureSlug, type MeasureUnit } from '../../incentives/vocabulary.ts';
import { type BasisPoints, type Cents, type CentsHT, cents, sumCents } from '../../shared/money.ts';
import type { PaymentKind } from './payment-kinds.ts';

/** Another grant of the project, as the owner says it was really received. */
export type ReceivedAid = { readonly code: string; readonly public: boolean; readonly amount: Cents };

export type LiquidationInput = {
  readonly definition: SchemeDefinition;
  readonly calculation: Calculation;
  readonly invoices: readonly { readonly id: number; readonly lines: readonly BillLine[] }[];
  readonly otherAid: readonly ReceivedAid[];
  /** Payments already ordered for the case. */
  readonly given: readonly Cents[];
};

/** What is to be paid and why, kept with the payment request. Amounts in cents. */
export type Liquidation = {
  readonly format: 'volets-liquidation/1';
  readonly kind: PaymentKind;
  /** S0. */
  readonly award: Cents;
  /** Sf; null for a payment on the way. */
  readonly final: Cents | null;
  readonly alreadyPaid: Cents;
  readonly amount: Cents;
  /** Paid beyond Sf: the owner gives it back. */
  readonly toRecover: Cents;
  /** Freed in the envelope when the balance is ordered. */
  readonly released: Cents;
  readonly invoices: readonly number[];
  readonly otherAid: readonly ReceivedAid[];
  readonly trace: readonly TraceLine[];
};

/**
 * Reckons a payment on the invoices, with the terms frozen at the decision: advance ≤ α·S0, instalments in proportion
 * to eligible invoices and ≤ β·S0, balance on Sf ≤ S0 (award-payments.ts has the formulae).
 */
export function liquidate(kind: PaymentKind, input: LiquidationInput): Liquidation {
  const { award } = input.calculation;
  const shared = {
    format: 'volets-liquidation/1' as const,
    kind,
    award: award.amount,
    alreadyPaid: sumCents(input.given),
    invoices: input.invoices.map(({ id }) => id),
    otherAid: input.otherAid,
  };
  if (kind === 'balance') return { ...shared, ...balance(input) };
  const { amount, trace } = kind === 'advance' ? advance(input) : instalment(input);
  return { ...shared, final: null, amount, toRecover: cents(0), released: cents(0), trace };
}

const advance = ({ definition, calculation, given }: LiquidationInput) =>
  advancePayable(definition.payment, calculation.award, calculation.estimate.situation, sumCents(given));

function instalment({ definition, calculation, invoices, given }: LiquidationInput) {
  const works = eligibleWorks(definition.base, invoicedMeasures(invoices, calculation));
  const settled = settleBase(calculation.award.terms.base, works.total);
  const eligible = settled.refusal ? cents(0) : settled.base;
  const payable = instalmentPayable(definition.payment, calculation.award, eligible, sumCents(given));
  return { amount: payable.amount, trace: [works.line, ...settled.lines, ...payable.trace] };
}

function balance({ definition, calculation, invoices, otherAid, given }: LiquidationInput) {
  const { award } = calculation;
  const received = (isPublic: boolean): Cents =>
    sumCents(otherAid.filter((aid) => aid.public === isPublic).map(({ amount }) => amount));
  const measures = invoicedMeasures(invoices, calculation);
  const final = finalAward(definition, award, measures, { public: received(true), private: received(false) });
  const settled = balanceOf(award, final.amount, given);
  const held = cents(award.amount - sumCents(given) - settled.toPay);
  return {
    final: settled.final,
    amount: settled.toPay,
    toRecover: settled.toRecover,
    // What was paid in excess is not free again before it comes back.
    released: cents(Math.max(0, Math.min(settled.released, held))),
    trace: [...final.trace, ...settled.trace],
  };
}

/**
 * Invoices as items of works, one for each measure whatever the number of invoices: a ceiling by item would otherwise
 * apply several times. Items billed under two rates of VAT keep their total, under the rate that gives it (rounded down).
 */
export function invoicedMeasures(
  invoices: readonly { readonly lines: readonly BillLine[] }[],
  calculation: Calculation,
): Measure[] {
  const planned = calculation.estimate.situation.measures;
  const byMeasure = Map.groupBy(
    invoices.flatMap(({ lines }) => lines),
    ({ measure }) => slugOf(measure),
  );
  return [...byMeasure].map(([slug, lines]): Measure => {
    const plan = planned.find((measure) => measure.slug === slug);
    const costHT = sumCents(lines.map((line) => line.costHT));
    return {
      slug,
      post: plan?.post ?? MEASURE_FACTS[slug].post,
      quantity: quantityOf(lines),
      unit: (plan?.unit ?? MEASURE_FACTS[slug].unit) as MeasureUnit,
      costHT,
      vat: vatOf(lines, costHT),
      performance: lines.map(({ performance }) => performance).find((value) => value !== null) ?? null,
      fundedElsewhere: plan?.fundedElsewhere ?? false,
    };
  });
}

const slugOf = (text: string): MeasureSlug => MEASURE_SLUGS.find((slug) => slug === text) ?? 'other-works';

/** Quantities add up over invoices; unknown as soon as one line does not say. */
function quantityOf(lines: readonly BillLine[]): number | null {
  const known = lines.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
  return known.length === lines.length ? known.reduce((sum, quantity) => sum + quantity, 0) : null;
}

function vatOf(lines: readonly BillLine[], costHT: CentsHT): BasisPoints {
  const [first] = lines;
  if (!first || lines.every(({ vat }) => vat === first.vat)) return first?.vat ?? (0 as BasisPoints);
  const ttc = sumCents(lines.map(({ totalTTC }) => totalTTC));
  return (costHT === 0 ? 0 : Math.floor(((ttc - costHT) * 10_000) / costHT)) as BasisPoints;
}

/** Grants of the plan beside the scheme's own: what the owner is asked about before the balance. */
export const plannedOtherAid = ({ estimate, scheme }: Calculation): ReceivedAid[] =>
  estimate.plan.grants
    .filter(({ code, amount }) => code !== scheme.code && amount > 0)
    .map(({ code, public: isPublic, amount }) => ({ code, public: isPublic, amount }));
