import { myInvoicesPath } from '../../agreements/agreements-paths.ts';
import { myCasePath, myPath } from '../../cases/case-paths.ts';
import { type Bill, type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import { calculationOf } from '../../cases/decision/calculation.ts';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { aidName, explainTrace } from '../../incentives/explain-trace.ts';
import { mustExist } from '../../shared/errors.ts';
import type { Locale } from '../../shared/locale.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { type AskFault, askFault, paymentBasis, withAid } from './payment-basis.ts';
import { aidField, readOtherAid } from './payment-forms.ts';
import type { PaymentKind } from './payment-kinds.ts';
import { type Liquidation, liquidate, plannedOtherAid, type ReceivedAid } from './payment-liquidation.ts';
import { askPaymentPath } from './payment-paths.ts';

/** A payment of a case as it is asked for; `asPayee`: by whoever receives it for the owner. */
export type AskedCase = { readonly row: CaseRow; readonly kind: PaymentKind; readonly asPayee: boolean };
export type MoneyLine = { readonly label: string; readonly cents: number; readonly kind: string };
export type InvoiceLine = {
  readonly company: string;
  readonly number: string;
  readonly datedOn: string;
  readonly totalHT: number;
  readonly totalTTC: number;
};
export type ComputationView = {
  readonly lines: readonly MoneyLine[];
  readonly trace: readonly {
    readonly text: string;
    readonly article: string | null;
    readonly amount: string | null;
  }[];
  readonly invoices: readonly InvoiceLine[];
};
export type AskPaymentPage = {
  readonly kind: PaymentKind;
  readonly address: string;
  readonly action: string;
  readonly back: string;
  /** Null for whoever only receives the payments: invoices are the owner’s to enter. */
  readonly invoicesHref: string | null;
  /** Why it cannot be asked for now; null when it can. */
  readonly fault: AskFault | null;
  readonly faultText: string | null;
  readonly computation: ComputationView;
  readonly nothing: boolean;
  readonly otherAid: readonly {
    readonly field: string;
    readonly label: string;
    readonly value: string | null;
    readonly cents: number;
  }[];
  readonly iban: string;
  readonly truth: boolean;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'payments/ask': AskPaymentPage;
  }
}

/** What is paid and why: the sums first, the rules that gave them after. */
export function computationView(
  liquidation: Liquidation,
  invoices: readonly Bill[],
  locale: Locale,
): ComputationView {
  return {
    lines: moneyLines(liquidation, locale),
    trace: explainTrace(liquidation.trace, locale).map(({ text, article, amount }) => ({
      text,
      article,
      amount,
    })),
    invoices: invoices
      .filter(({ id }) => liquidation.invoices.includes(id))
      .map(({ company, number, datedOn, totalHT, totalTTC }) => ({
        ...{ company, number, datedOn, totalHT, totalTTC },
      })),
  };
}

function moneyLines(of: Liquidation, locale: Locale): MoneyLine[] {
  const t = translator(locale);
  const line = (label: string, cents: number | null, kind = 'plain'): MoneyLine[] =>
    cents === null ? [] : [{ label, cents, kind }];
  const positive = (label: string, cents: number): MoneyLine[] => (cents > 0 ? line(label, cents) : []);
  return [
    ...line(t('agreements.payment.examine.award'), of.award),
    ...line(t('agreements.payment.examine.eligible'), of.kind === 'advance' ? null : eligible(of)),
    ...line(t('agreements.payment.examine.final'), of.final, 'subtotal'),
    ...line(t('agreements.payment.examine.opened'), openedOf(of), 'subtotal'),
    ...line(t('agreements.payment.examine.paid'), of.alreadyPaid, of.alreadyPaid > 0 ? 'minus' : 'plain'),
    ...line(t('agreements.payment.examine.amount'), of.amount, 'total'),
    ...positive(t('agreements.payment.examine.toRecover'), of.toRecover),
    ...positive(t('agreements.payment.examine.released'), of.released),
  ];
}

/** What the payments before the balance may reach so far, advance or share of the invoices; null at the balance. */
const openedOf = ({ kind, alreadyPaid, amount }: Liquidation): number | null =>
  kind === 'balance' || amount === 0 ? null : alreadyPaid + amount;

/** Eligible works on the invoices, as the first line of the trace found them; null when it says nothing of them. */
const eligible = ({ trace }: Liquidation): number | null =>
  trace.find(({ rule }) => rule === 'eligible-works')?.amount ?? null;

/** The request as its owner sees it, reckoned on the invoices entered; what was typed stays. */
export async function askPaymentPage(
  ctx: Context,
  { row, kind, asPayee }: AskedCase,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
): Promise<AskPaymentPage> {
  const { locale } = ctx;
  const line = mustExist(await findCaseLine(ctx.db.read, row.id), 'cases.errors.unknown');
  const basis = await paymentBasis(ctx.db.read, row);
  const fault = askFault(kind, row, basis);
  const planned = plannedFor(kind, row);
  const { otherAid } = readOtherAid(form.typed, planned, locale);
  const liquidation = liquidate(kind, withAid(basis, otherAid));
  return {
    kind,
    address: line.address,
    action: askPaymentPath({ case: row.id, kind }),
    back: asPayee ? myPath() : myCasePath({ case: row.id }),
    invoicesHref: asPayee ? null : myInvoicesPath({ case: row.id }),
    fault,
    faultText: fault && translateDynamic(locale, `agreements.payment.errors.${fault}`),
    computation: computationView(liquidation, basis.invoices, locale),
    nothing: liquidation.amount === 0,
    otherAid: planned.map(({ code, amount }) => ({
      field: aidField(code),
      label: aidName(code, locale),
      value: aidField(code) in form.typed ? typedText(form.typed, aidField(code)) : null,
      cents: amount,
    })),
    iban: typedText(form.typed, 'iban'),
    truth: typedText(form.typed, 'truth') === 'yes',
    errors: form.errors,
  };
}

/** Other grants are asked about before the balance only. */
export function plannedFor(kind: PaymentKind, row: CaseRow): readonly ReceivedAid[] {
  const calculation = calculationOf(row);
  return kind === 'balance' && calculation ? plannedOtherAid(calculation) : [];
}
