import { auditSettingsOf } from '../../audits/audit-settings.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { findAccount } from '../../people/people-queries.ts';
import { type Day, dayOf, type Instant } from '../../shared/dates.ts';
import type { CaseRow } from '../case-store.ts';
import { calculationOf } from '../decision/calculation.ts';
import { type Bill, billsOf } from '../pieces/document-store.ts';
import { flagKey, type QuoteFlag, quoteFlags, type Severity, severityOf } from './bill-flags.ts';
import { type InvoiceFlag, invoiceFlags } from './invoice-flags.ts';
import { waiversOf } from './waiver-store.ts';

/** A flag let pass: why, by whom, when. */
export type Waiver = {
  readonly billId: number;
  readonly flag: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
};

/** A flag of one bill, with what became of it. */
export type RaisedFlag = {
  readonly bill: Bill;
  readonly key: string;
  readonly severity: Severity;
  readonly waiver: Waiver | null;
} & (
  | { readonly of: 'quote'; readonly flag: QuoteFlag }
  | { readonly of: 'invoice'; readonly flag: InvoiceFlag }
);

/**
 * The day against which quotes are judged: today until the award is proposed, then the day of the proposal. What ran out
 * since says nothing against a decision taken in time.
 */
export const judgedOn = (row: Pick<CaseRow, 'calculation'>, today: Day): Day => {
  const calculation = calculationOf(row);
  return calculation ? dayOf(calculation.frozenAt) : today;
};

/** What is flagged in the quotes of a case, let pass or not, judged against the day of `judgedOn`. */
export async function flagsOfQuotes(
  d: Reader,
  ctx: Pick<Context, 'programme' | 'clock'>,
  row: Pick<CaseRow, 'calculation'>,
  quotes: readonly Bill[],
): Promise<RaisedFlag[]> {
  const { catalogue } = auditSettingsOf(ctx.programme);
  const waivers = await waiversWithNames(d, quotes);
  const on = judgedOn(row, dayOf(ctx.clock()));
  return quotes.flatMap((bill) =>
    quoteFlags(bill, catalogue, on).map((flag): RaisedFlag => {
      const key = flagKey(flag);
      return {
        of: 'quote',
        bill,
        flag,
        key,
        severity: severityOf(flag),
        waiver: waiverOf(waivers, bill, key),
      };
    }),
  );
}

/** What is flagged in the invoices of a case beside its quotes. */
export async function flagsOfInvoices(d: Reader, row: CaseRow): Promise<RaisedFlag[]> {
  const quotes = await billsOf(d, row.id, 'quote');
  const invoices = await billsOf(d, row.id, 'invoice');
  const waivers = await waiversWithNames(d, invoices);
  return invoices.flatMap((bill, at) => {
    const beside = { quotes, earlier: invoices.slice(0, at), worksStartedOn: row.worksStartedOn };
    return invoiceFlags(bill, beside).map((flag): RaisedFlag => {
      const key = flagKey(flag);
      return { of: 'invoice', bill, flag, key, severity: 'warns', waiver: waiverOf(waivers, bill, key) };
    });
  });
}

async function waiversWithNames(d: Reader, bills: readonly Bill[]): Promise<Waiver[]> {
  const rows = await waiversOf(
    d,
    bills.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async ({ billId, flag, reason, waivedBy, waivedAt }) => ({
      billId,
      flag,
      reason,
      by: (await findAccount(d, waivedBy))?.name ?? '',
      at: waivedAt,
    })),
  );
}

const waiverOf = (waivers: readonly Waiver[], { id }: Bill, key: string): Waiver | null =>
  waivers.find(({ billId, flag }) => billId === id && flag === key) ?? null;

/** Flags that keep the award from being proposed. */
export const blocking = (flags: readonly RaisedFlag[]): RaisedFlag[] =>
  flags.filter(({ severity, waiver }) => severity === 'blocks' && waiver === null);
