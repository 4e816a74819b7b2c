import type { Day } from '../../shared/dates.ts';
import { sumCents } from '../../shared/money.ts';
import type { BillLine } from '../case.ts';
import { isSiret } from './quote.ts';

/** What is to be looked at in an invoice beside the quotes of its case. Texts `bills.invoiceFlag.<kind>`; none blocks. */
export type InvoiceFlag =
  | { readonly kind: 'unquoted' | 'quantityUnknown'; readonly measure: string }
  | {
      readonly kind: 'above' | 'quantity' | 'vat';
      readonly measure: string;
      readonly quoted: number;
      readonly invoiced: number;
    }
  | {
      readonly kind: 'otherSiret';
      readonly measure: null;
      readonly quoted: string;
      readonly invoiced: string;
    }
  | { readonly kind: 'beforeQuote' | 'beforeStart'; readonly measure: null; readonly than: Day }
  | { readonly kind: 'otherCompany' | 'noSiret' | 'badSiret'; readonly measure: null };

type Paper = {
  readonly company: string;
  readonly siret: string | null;
  readonly datedOn: Day;
  readonly lines: readonly BillLine[];
};

/** Cents by which a sum may differ from another, lost in roundings. */
const ROUNDING = 100;

/**
 * Compares an invoice with the quotes of its case: the same company under the same number, dates that follow each
 * other, and line by line. Amounts and quantities count with those of the invoices before, since one quote may be
 * invoiced in parts. Amounts in cents before tax.
 */
export function invoiceFlags(
  invoice: Paper,
  {
    quotes,
    earlier,
    worksStartedOn,
  }: {
    readonly quotes: readonly Paper[];
    readonly earlier: readonly Paper[];
    readonly worksStartedOn: Day | null;
  },
): InvoiceFlag[] {
  return [
    ...companyFlags(invoice, quotes),
    ...dateFlags(invoice, quotes, worksStartedOn),
    ...lineFlags(invoice, quotes, earlier),
  ];
}

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

function companyFlags({ company, siret }: Paper, quotes: readonly Paper[]): InvoiceFlag[] {
  const flags: InvoiceFlag[] = [];
  if (siret === null) flags.push({ kind: 'noSiret', measure: null });
  else if (!isSiret(siret)) flags.push({ kind: 'badSiret', measure: null });
  const same = quotes.filter((quote) => folded(quote.company) === folded(company));
  const [first] = same;
  if (siret !== null && quotes.some((quote) => quote.siret === siret)) return flags;
  if (!first) return quotes.length === 0 ? flags : [...flags, { kind: 'otherCompany', measure: null }];
  if (siret === null || first.siret === null) return flags;
  return [...flags, { kind: 'otherSiret', measure: null, quoted: first.siret, invoiced: siret }];
}

function dateFlags({ datedOn, lines }: Paper, quotes: readonly Paper[], start: Day | null): InvoiceFlag[] {
  const measures = lines.map(({ measure }) => measure);
  const earliest = quotes
    .filter((quote) => quote.lines.some(({ measure }) => measures.includes(measure)))
    .map((quote) => quote.datedOn)
    .toSorted()[0];
  return [
    ...(earliest !== undefined && datedOn < earliest
      ? [{ kind: 'beforeQuote', measure: null, than: earliest } as const]
      : []),
    ...(start !== null && datedOn < start
      ? [{ kind: 'beforeStart', measure: null, than: start } as const]
      : []),
  ];
}

function lineFlags(invoice: Paper, quotes: readonly Paper[], earlier: readonly Paper[]): InvoiceFlag[] {
  const of = (papers: readonly Paper[], wanted: string): BillLine[] =>
    papers.flatMap(({ lines }) => lines.filter(({ measure }) => measure === wanted));
  return [...new Set(invoice.lines.map(({ measure }) => measure))].flatMap((measure) => {
    const quoted = of(quotes, measure);
    const [agreed] = quoted;
    const flags: InvoiceFlag[] = saysNoQuantity(of([invoice], measure))
      ? [{ kind: 'quantityUnknown', measure }]
      : [];
    if (!agreed) return [...flags, { kind: 'unquoted', measure } as const];
    const invoiced = of([...earlier, invoice], measure);
    const [asked, promised] = [costOf(invoiced), costOf(quoted)];
    if (asked > promised + ROUNDING)
      flags.push({ kind: 'above', measure, quoted: promised, invoiced: asked });
    const [done, planned] = [quantityOf(invoiced), quantityOf(quoted)];
    if (done !== null && planned !== null && done > planned)
      flags.push({ kind: 'quantity', measure, quoted: planned, invoiced: done });
    const rate = of([invoice], measure).find(({ vat }) => vat !== agreed.vat)?.vat;
    if (rate !== undefined) flags.push({ kind: 'vat', measure, quoted: agreed.vat, invoiced: rate });
    return flags;
  });
}

/** Of works capped by the m² or the piece, what has no quantity counts for nothing (compute-base.ts). */
const saysNoQuantity = (lines: readonly BillLine[]): boolean =>
  lines.some(({ measure, quantity }) => measure !== 'other-works' && quantity === null);

const costOf = (lines: readonly BillLine[]): number => sumCents(lines.map(({ costHT }) => costHT));

/** Null when one of them is unknown. */
function quantityOf(lines: readonly BillLine[]): number | null {
  const known = lines.map(({ quantity }) => quantity).filter((quantity) => quantity !== null);
  return known.length < lines.length ? null : known.reduce((sum, quantity) => sum + quantity, 0);
}
