import type { Day } from '../../shared/dates.ts';
import type { LineProblem, Rejection } from './lovac-line.ts';

/** Ways in which files say “nothing”. */
const NOTHING = new Set(['null', 'none', 'nan', 'na', 'n/a', '#n/a']);
const LONGEST_SHOWN = 120;
/** `5,91235E+11`: an identifier that a spreadsheet took for a number. Its digits are lost for good. */
const SCIENTIFIC = /^\d([.,]\d+)?e\+\d+$/i;
const NUMBER = /^-?\d{1,12}([.,]\d+)?$/;

export type Range = { readonly min: number; readonly max: number };

/** Reads the cells of one line and notes what is wrong with them. */
export class CellReader {
  readonly #cells: readonly string[];
  readonly #headings: readonly string[];
  readonly #line: number;
  readonly faults: Rejection[] = [];

  constructor(line: number, cells: readonly string[], headings: readonly string[]) {
    this.#line = line;
    this.#cells = cells;
    this.#headings = headings;
  }

  fault(index: number | undefined, reason: LineProblem, value = this.raw(index)): void {
    const column = index === undefined ? '' : (this.#headings[index] ?? '').trim();
    // One fault a cell, even where two facts are read from it.
    if (this.faults.some((known) => known.column === column)) return;
    this.faults.push({ line: this.#line, column, reason, value: value.slice(0, LONGEST_SHOWN) });
  }

  raw(index: number | undefined): string {
    return index === undefined ? '' : (this.#cells[index] ?? '').trim();
  }

  text(index: number | undefined): string | null {
    const raw = this.raw(index);
    if (raw === '' || (raw.length <= 4 && NOTHING.has(raw.toLowerCase()))) return null;
    if (!raw.includes('\uFFFD')) return raw;
    this.fault(index, 'unreadable-characters');
    return raw;
  }

  /** A text of a known form, else a fault and null. */
  code(index: number | undefined, form: RegExp): string | null {
    const text = this.text(index)?.toUpperCase() ?? null;
    if (text === null || form.test(text)) return text;
    this.fault(index, SCIENTIFIC.test(text) ? 'mangled-by-spreadsheet' : 'bad-format');
    return null;
  }

  /** A number with a decimal comma or point, within `range`, else a fault and null. */
  number(index: number | undefined, { min, max }: Range): number | null {
    const text = this.text(index);
    if (text === null) return null;
    if (!NUMBER.test(text)) {
      this.fault(index, 'bad-format');
      return null;
    }
    const value = Number(text.replace(',', '.'));
    if (value >= min && value <= max) return value;
    this.fault(index, 'out-of-range');
    return null;
  }

  /** A whole number; files also write `2.0`. */
  whole(index: number | undefined, range: Range): number | null {
    const value = this.number(index, range);
    if (value === null || Number.isInteger(value)) return value;
    this.fault(index, 'bad-format');
    return null;
  }

  /** The same where 0 means unknown (year built, area, coordinates never measured…). */
  wholeOrUnknown(index: number | undefined, range: Range): number | null {
    return isZero(this.raw(index)) ? null : this.whole(index, range);
  }

  numberOrUnknown(index: number | undefined, range: Range): number | null {
    return isZero(this.raw(index)) ? null : this.number(index, range);
  }

  /** A day written `1980-08-17`, `17/08/1980` or `17081980` (whose first zero spreadsheets drop). */
  day(index: number | undefined): Day | null {
    const text = this.text(index);
    if (text === null || isZero(text)) return null;
    const found = toDay(text);
    if (found !== null) return found;
    this.fault(index, 'bad-format');
    return null;
  }
}

const isZero = (text: string): boolean => /^0+([.,]0+)?$/.test(text);

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})([T ].*)?$/;
const FRENCH_DAY = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;
const PACKED_DAY = /^(\d{1,2})(\d{2})(\d{4})$/;

function toDay(text: string): Day | null {
  const iso = ISO_DAY.exec(text);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const french = FRENCH_DAY.exec(text) ?? PACKED_DAY.exec(text);
  return french && calendarDay(french[3], french[2], french[1]);
}

// Not shared/dates: its Temporal takes a quarter of the time of reading a line.
function calendarDay(year = '', month = '', date = ''): Day | null {
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  if (moment.getUTCMonth() !== Number(month) - 1 || moment.getUTCDate() !== Number(date)) return null;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` as Day;
}
