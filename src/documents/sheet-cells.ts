import { Temporal } from 'temporal-polyfill';
import type { Locale } from '../shared/locale.ts';

/** How a column is shown and summed. `money`: whole cents; `percent`: a ratio; `day`: `2026-11-23`; `instant`: UTC. */
export type ColumnKind = 'text' | 'whole' | 'number' | 'money' | 'percent' | 'day' | 'instant' | 'yes-no';
export type SheetColumn = {
  readonly header: string;
  readonly kind?: ColumnKind;
  /** In characters; by default what the kind and the header need. */
  readonly width?: number;
};
export type SheetCell = string | number | boolean | null;
export type SheetRow = readonly SheetCell[];
export type DataSheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
};

const PARIS = 'Europe/Paris';

/** The value as spreadsheets hold it. Dates become the wall-clock time of Paris, which spreadsheets cannot say. */
export function typedCell(cell: SheetCell, kind: ColumnKind): string | number | boolean | Date | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') {
    if (kind === 'day') return new Date(`${cell}T00:00:00Z`);
    if (kind === 'instant') return wallClock(cell);
    return cellText(cell);
  }
  if (typeof cell === 'boolean') return cell;
  if (!Number.isFinite(cell)) return null;
  return kind === 'money' ? cell / 100 : cell;
}

const wallClock = (instant: string): Date =>
  new Date(`${Temporal.Instant.from(instant).toZonedDateTimeISO(PARIS).toPlainDateTime().toString()}Z`);

/** Control characters that XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Nothing is lost, and a formula cannot hide behind them. */
const OUTER_BLANKS = /^[\t\n]+|[\t\n]+$/g;
const LONGEST_CELL = 32_767;

/** Text as every spreadsheet holds it: one kind of line end, no blank line around, at most Excel's longest cell. */
export const cellText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(NOT_XML, '')
    .replace(OUTER_BLANKS, '')
    .slice(0, LONGEST_CELL);

export const NUMBER_FORMATS: Record<Locale, Partial<Record<ColumnKind, string>>> = {
  fr: {
    whole: '#,##0',
    number: '#,##0.00',
    money: '#,##0.00\\ "€"',
    percent: '0.0\\ %',
    day: 'dd/mm/yyyy',
    instant: 'dd/mm/yyyy\\ hh:mm',
  },
  en: {
    whole: '#,##0',
    number: '#,##0.00',
    money: '"€"#,##0.00',
    percent: '0.0%',
    day: 'yyyy-mm-dd',
    instant: 'yyyy-mm-dd hh:mm',
  },
};

const WIDTHS: Partial<Record<ColumnKind, number>> = { text: 28, money: 16, day: 12, instant: 17 };

export const columnWidth = ({ header, kind = 'text', width }: SheetColumn): number =>
  width ?? Math.max(WIDTHS[kind] ?? 12, Math.min(40, header.length + 3));
