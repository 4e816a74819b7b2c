import { z } from 'zod';
import { readBillHead, VAT_RATES, type Wrong } from '../../cases/bills/bill-head.ts';
import { type QuoteFacts, quoteFaults } from '../../cases/bills/quote.ts';
import type { BillLine, WorksPlan } from '../../cases/case.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import type { Day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { type BasisPoints, centsHT, centsTTC } from '../../shared/money.ts';
import { typedCents, typedNumber } from '../../shared/typed-values.ts';
import { errorOn, type FieldError, type Form, type Typed, typedText } from '../../web/forms.ts';

export const OTHER_WORKS = 'other-works';

/** Form of an officer who gives a quantity; `quantity` as people type numbers. */
export const QuantityForm = z.object({
  measure: z.string({ error: 'web.errors.required' }).min(1, { error: 'web.errors.required' }),
  quantity: z
    .string({ error: 'web.errors.badNumber' })
    .transform(typedNumber)
    .refine((quantity) => quantity !== null && quantity > 0 && quantity <= 100_000, {
      error: 'web.errors.badNumber',
    })
    .transform((quantity) => quantity ?? 0),
  reason: z
    .string({ error: 'web.errors.required' })
    .trim()
    .min(5, { error: 'web.errors.required' })
    .max(1000, { error: 'cases.errors.tooLong' }),
});

/** One row for each measure planned, then one for works beyond the plan. */
export type InvoiceRow = {
  readonly measure: string;
  readonly unit: string;
  readonly vat: BasisPoints;
  readonly planned: number | null;
};
export function invoiceRows(works: WorksPlan): InvoiceRow[] {
  const rows = works.map(({ measure, unit, vat, costHT }) => ({ measure, unit, vat, planned: costHT }));
  return rows.some(({ measure }) => measure === OTHER_WORKS)
    ? rows
    : [...rows, { measure: OTHER_WORKS, unit: 'unit', vat: 1000 as BasisPoints, planned: null }];
}

/** Rows left empty are not on this invoice. */
export function readInvoice(typed: Typed, works: WorksPlan, locale: Locale, today: Day): Form<QuoteFacts> {
  const errors: FieldError[] = [];
  const wrong = (field: string, key: MessageKey, params = {}) =>
    errors.push(errorOn(field, translate(locale, key, params)));
  const text = (field: string, most = 120) => typedText(typed, field).trim().slice(0, most);
  const head = { ...readBillHead(text, wrong, HEAD_WORDS), rgeNumber: null };
  const rows = invoiceRows(works);
  const used = rows.flatMap((_, at) => (typedText(typed, `line-${at}-ht`).trim() === '' ? [] : [at]));
  const lines = used.flatMap((at) => {
    const row = rows[at];
    return row ? [readLine(typed, at, row, locale, wrong)] : [];
  });
  if (lines.length === 0) wrong('line-0-ht', 'agreements.errors.noInvoiceLine');
  if (errors.length > 0) return { ok: false, errors, typed };
  const invoice: QuoteFacts = { ...head, lines };
  const { exactMoney } = formatterFor(locale);
  for (const { where, fault, expected } of quoteFaults(invoice, today)) {
    const field = where.replace(/^line-(\d+)-/, (_, at: string) => `line-${used[Number(at)] ?? 0}-`);
    wrong(field, FAULTS[fault], { expected: expected === null ? '' : exactMoney(expected) });
  }
  return errors.length > 0 ? { ok: false, errors, typed } : { ok: true, data: invoice, typed };
}

const HEAD_WORDS = {
  company: 'web.errors.required',
  number: 'web.errors.required',
  siret: 'agreements.errors.badSiret',
} as const;

const FAULTS = {
  future: 'agreements.errors.future',
  noLine: 'agreements.errors.noInvoiceLine',
  lineTotal: 'agreements.errors.lineTotal',
  sum: 'agreements.errors.sum',
  sameMeasure: 'agreements.errors.sameMeasure',
} as const satisfies Record<ReturnType<typeof quoteFaults>[number]['fault'], MessageKey>;

function readLine(
  typed: Typed,
  at: number,
  { measure, unit }: InvoiceRow,
  locale: Locale,
  wrong: Wrong,
): BillLine {
  const text = (field: string): string => typedText(typed, `line-${at}-${field}`).trim();
  const [ht, ttc] = [typedCents(text('ht')), typedCents(text('ttc'))];
  const quantity = text('quantity') === '' ? null : typedNumber(text('quantity'));
  const vat = VAT_RATES.find((rate) => String(rate) === text('vat'));
  if (ht === null || ht === 0) wrong(`line-${at}-ht`, 'web.errors.badMoney');
  if (ttc === null) wrong(`line-${at}-ttc`, 'web.errors.badMoney');
  if (vat === undefined) wrong(`line-${at}-vat`, 'web.errors.required');
  const unread = text('quantity') !== '' && (quantity === null || quantity <= 0 || quantity > 100_000);
  if (unread) wrong(`line-${at}-quantity`, 'web.errors.badNumber');
  // Asked for once: what the invoice does not say can still be sent, flagged, and given by the office.
  const unsaid = text('quantity') === '' && measure !== OTHER_WORKS;
  if (unsaid && text('unsaid') !== 'yes') wrong(`line-${at}-quantity`, 'agreements.errors.quantityNeeded');
  return {
    measure,
    label: translate(locale, `incentives.terms.measure.${measure}` as MessageKey),
    quantity: unread ? null : quantity,
    unit,
    performance: null,
    costHT: centsHT(ht ?? 0),
    vat: (vat ?? 0) as BasisPoints,
    totalTTC: centsTTC(ttc ?? 0),
  };
}
