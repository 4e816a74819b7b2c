import { parse } from 'csv-parse/sync';
import { type Day, isDay } from '../../shared/dates.ts';
import { invalid } from '../../shared/errors.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { typedCents, typedDay } from '../../shared/typed-values.ts';
import { paymentOfReference } from './run-file.ts';

/** Columns of the accountant's answer, under any case, accents and order. */
const HEADINGS = {
  reference: ['reference_paiement', 'reference'],
  mandate: ['numero_mandat', 'mandat', 'n_mandat', 'no_mandat'],
  paidOn: ['date_paiement', 'paye_le', 'date_de_paiement'],
  amount: ['montant'],
  reason: ['motif_rejet', 'rejet', 'motif_de_rejet'],
} as const;
export type ConfirmationColumn = keyof typeof HEADINGS;

export type Confirmation = {
  /** As a text editor counts, from 1. */
  readonly line: number;
  readonly payment: number;
  readonly amount: Cents;
  readonly mandate: string | null;
  /** Paid that day, or refused for that reason: one of the two. */
  readonly paidOn: Day | null;
  readonly reason: string | null;
};
export type LineFault = { readonly line: number; readonly column: ConfirmationColumn; readonly fault: Fault };
/** Texts `budget.finance.fault.*`. */
export type Fault =
  | 'reference'
  | 'amount'
  | 'day'
  | 'neither'
  | 'both'
  | 'mandate'
  | 'twice'
  | 'unknown'
  | 'notSent'
  | 'otherAmount'
  | 'future'
  | 'beforeOrder'
  | 'otherAnswer'
  | 'failed';

const NEEDED: readonly ConfirmationColumn[] = ['reference', 'amount'];
const MOST_LINES = 20_000;
const LONGEST_REASON = 500;

/**
 * Reads the accountant's CSV (`;`, `,` or tab, UTF-8 or Latin-1). Each wrong line is named with its column; the others
 * stand.
 * @throws DomainError `budget.finance.errors.{notThatFile,tooLong}` when it is no such file
 */
export function readConfirmations(bytes: Uint8Array): {
  readonly right: readonly Confirmation[];
  readonly wrong: readonly LineFault[];
} {
  const [heading, ...records] = recordsOf(textOf(bytes));
  const places = heading ? placesOf(heading.cells) : new Map<ConfirmationColumn, number>();
  if (NEEDED.some((column) => !places.has(column))) throw invalid('budget.finance.errors.notThatFile');
  if (records.length > MOST_LINES) throw invalid('budget.finance.errors.tooLong');
  const read = records.map(({ line, cells }) =>
    readLine(line, (column) => cells[places.get(column) ?? -1] ?? ''),
  );
  const wrong: LineFault[] = [];
  const right = new Map<number, Confirmation>();
  for (const one of read) {
    if ('fault' in one) wrong.push(one);
    else if (right.has(one.payment)) wrong.push({ line: one.line, column: 'reference', fault: 'twice' });
    else right.set(one.payment, one);
  }
  return { right: [...right.values()], wrong };
}

/** Finance software still writes Latin-1: bytes that are no UTF-8 are read as such. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

type Record_ = { readonly line: number; readonly cells: readonly string[] };

function recordsOf(text: string): Record_[] {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string): number => head.split(mark).length;
  const delimiter = [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch {
    throw invalid('budget.finance.errors.notThatFile');
  }
}

function placesOf(cells: readonly string[]): Map<ConfirmationColumn, number> {
  const folded = cells.map(foldHeading);
  const found = Object.entries(HEADINGS).flatMap(([column, names]) => {
    const place = folded.findIndex((heading) => (names as readonly string[]).includes(heading));
    return place < 0 ? [] : [[column as ConfirmationColumn, place] as const];
  });
  return new Map(found);
}

function readLine(line: number, at: (column: ConfirmationColumn) => string): Confirmation | LineFault {
  const wrong = (column: ConfirmationColumn, fault: Fault): LineFault => ({ line, column, fault });
  const payment = paymentOfReference(at('reference'));
  const amount = typedCents(at('amount'));
  const [paid, reason, mandate] = [at('paidOn').trim(), at('reason').trim(), at('mandate').trim()];
  if (payment === null) return wrong('reference', 'reference');
  if (amount === null) return wrong('amount', 'amount');
  if (paid !== '' && reason !== '') return wrong('reason', 'both');
  if (paid === '' && reason === '') return wrong('paidOn', 'neither');
  if (mandate.length > 60) return wrong('mandate', 'mandate');
  const paidOn = paid === '' ? null : dayIn(paid);
  if (paid !== '' && paidOn === null) return wrong('paidOn', 'day');
  return {
    ...{ line, payment, paidOn },
    amount: cents(amount),
    mandate: mandate || null,
    reason: reason.slice(0, LONGEST_REASON) || null,
  };
}

/** `27/11/2026` or `2026-11-27`. */
function dayIn(text: string): Day | null {
  if (isDay(text)) return text;
  const [day = '', month = '', year = ''] = text.split('/');
  return typedDay(day, month, year);
}
