import { paymentIsSettled } from '../../budget/payments/payment-queries.ts';
import { VAT_RATES } from '../../cases/bills/bill-head.ts';
import { type FlagView, flagView } from '../../cases/bills/flag-view.ts';
import { flagsOfInvoices } from '../../cases/bills/open-flags.ts';
import { worksOf } from '../../cases/case.ts';
import {
  caseDocumentPath,
  casePath,
  myCasePath,
  myPiecePath,
  waiveFlagPath,
} from '../../cases/case-paths.ts';
import { billsOf, type CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { sumCents } from '../../shared/money.ts';
import { type FieldError, typedText } from '../../web/forms.ts';
import * as paths from '../agreements-paths.ts';
import { invoiceRows, OTHER_WORKS } from './invoice-forms.ts';
import { takesInvoices } from './record-invoice.ts';
import { caption, type Refused } from './works-pages.ts';

export type InvoicesPage = {
  readonly caption: string;
  readonly action: string;
  readonly back: string;
  readonly open: boolean;
  readonly entered: readonly {
    readonly company: string;
    readonly number: string;
    readonly day: string;
    readonly ht: string;
    readonly ttc: string;
    readonly href: string | null;
  }[];
  /** What differs from the quotes, for staff and for the owner who can have it put right. */
  readonly flags: readonly (FlagView & {
    readonly of: string;
    /** Where an officer lets it pass; null for whoever may not. */
    readonly waive: string | null;
    /** Where an officer gives the quantity that the line does not say; null elsewhere. */
    readonly quantity: { readonly action: string; readonly measure: string } | null;
  })[];
  readonly total: { readonly ht: string; readonly ttc: string };
  readonly rows: readonly {
    readonly at: number;
    readonly title: string;
    readonly unit: string | null;
    readonly quantity: string;
    /** Shown once the quantity was asked for: the invoice does not say it. */
    readonly unsaid: boolean | null;
    readonly ht: string;
    readonly vat: string;
    readonly ttc: string;
  }[];
  readonly rates: readonly { readonly value: string; readonly text: string }[];
  readonly typed: {
    readonly company: string;
    readonly siret: string;
    readonly number: string;
    readonly datedOn: string;
    readonly totalTTC: string;
  };
  readonly max: string;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/invoices': InvoicesPage;
  }
}

/** Invoices entered so far, and one more to enter: a row for each measure planned. */
export async function invoicesPage(
  ctx: Context,
  row: CaseRow,
  { typed, errors }: Refused = { typed: {}, errors: [] },
): Promise<InvoicesPage> {
  const { read } = ctx.db;
  const fmt = formatterFor(ctx.locale);
  const t = translator(ctx.locale);
  const owner = ctx.actor.kind === 'owner';
  const ref = row.ref ?? '';
  const mayWaive = isAllowed(ctx.actor, 'cases.instruct');
  const bills = await billsOf(read, row.id, 'invoice');
  const fileOf = (document: number): string =>
    owner ? myPiecePath({ case: row.id, document }) : caseDocumentPath({ ref, document });
  return {
    caption: await caption(ctx, row),
    action: owner ? paths.myInvoicesPath({ case: row.id }) : paths.invoicesPath({ ref }),
    back: owner ? myCasePath({ case: row.id }) : casePath({ ref }),
    open: takesInvoices(row.state) && !(await paymentIsSettled(read, row.id)),
    entered: bills.map(({ company, number, datedOn, totalHT, totalTTC, documentId }) => ({
      company,
      number,
      day: fmt.shortDay(datedOn),
      ht: fmt.exactMoney(totalHT),
      ttc: fmt.exactMoney(totalTTC),
      href: documentId === null ? null : fileOf(documentId),
    })),
    flags: (await flagsOfInvoices(read, row)).map((raised) => ({
      ...flagView(ctx.locale, raised),
      of: t('agreements.invoice.of', { company: raised.bill.company, number: raised.bill.number }),
      waive: mayWaive ? waiveFlagPath({ ref, bill: raised.bill.id }) : null,
      quantity:
        mayWaive && raised.flag.kind === 'quantityUnknown'
          ? {
              action: paths.invoiceQuantityPath({ ref, bill: raised.bill.id }),
              measure: raised.flag.measure,
            }
          : null,
    })),
    total: {
      ht: fmt.exactMoney(sumCents(bills.map(({ totalHT }) => totalHT))),
      ttc: fmt.exactMoney(sumCents(bills.map(({ totalTTC }) => totalTTC))),
    },
    rows: invoiceRows(worksOf(row)).map(({ measure, unit, vat, planned }, at) => {
      const name = translateDynamic(ctx.locale, `incentives.terms.measure.${measure}`);
      const field = (of: string): string => typedText(typed, `line-${at}-${of}`);
      return {
        at,
        title:
          planned === null
            ? t('agreements.invoice.lineOther')
            : t('agreements.invoice.line', { measure: name, cost: fmt.money(planned) }),
        unit: measure === OTHER_WORKS ? null : unit === 'm2' ? 'm²' : null,
        quantity: field('quantity'),
        unsaid: unsaidOf(field('unsaid'), at, errors),
        ht: field('ht'),
        vat: field('vat') || String(vat),
        ttc: field('ttc'),
      };
    }),
    rates: VAT_RATES.map((rate) => ({ value: String(rate), text: fmt.percent(rate / 10_000) })),
    typed: {
      company: typedText(typed, 'company'),
      siret: typedText(typed, 'siret'),
      number: typedText(typed, 'number'),
      datedOn: typedText(typed, 'datedOn'),
      totalTTC: typedText(typed, 'totalTTC'),
    },
    max: dayOf(ctx.clock()),
    errors,
  };
}

/** Null while nobody asked: a box more beside each line would tempt to leave all of them out. */
function unsaidOf(typed: string, at: number, errors: readonly FieldError[]): boolean | null {
  const asked = errors.some(({ field }) => field === `line-${at}-quantity`);
  return asked || typed !== '' ? typed === 'yes' : null;
}
