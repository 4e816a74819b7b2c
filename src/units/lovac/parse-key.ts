import { INSEE_CODE } from '../../programme/schema-parts.ts';
import { CellReader } from './cell-reader.ts';
import type { LovacHeader } from './lovac-columns.ts';
import type { LovacLine } from './lovac-line.ts';

/** `fallback` serves lines that state no vintage; one after `latest` is a typing error. */
export type Vintages = { readonly fallback: number | null; readonly latest: number };

export const FIRST_VINTAGE = 2005;
const YEARS = { min: 1900, max: 2100 };
const DAY = /^\d{4}-\d{2}-\d{2}|^\d{1,2}\/\d{1,2}\/\d{4}$/;
const IDLOCAL = /^(\d{2}|2A|2B)\d{10}$/;

/** What identifies, places and dates a unit. */
export type LineKey = Pick<
  LovacLine,
  'vintage' | 'idlocal' | 'invariant' | 'department' | 'communeCode' | 'communeName' | 'vacancyStartYear'
>;

/** The key of a record, or null for one that would be refused. */
export function parseKey(
  line: number,
  record: readonly string[],
  header: LovacHeader,
  vintages: Vintages,
): LineKey | null {
  if (record.length !== header.headings.length) return null;
  return readKey(new CellReader(line, record, header.headings), header, vintages);
}

/** The key of a line, or null with the reasons noted on `cells`. */
export function readKey(cells: CellReader, header: LovacHeader, vintages: Vintages): LineKey | null {
  const { columns } = header;
  const vintage = readVintage(cells, header, vintages);
  const communeCode = readCommuneCode(cells, header);
  // Damaged letters in a name harm nothing where the code is right.
  const communeName = cells.raw(columns.communeName) || nameInCommunePart(cells, header);
  if (communeCode === null && communeName === null && cells.faults.length === 0)
    cells.fault(columns.communeCode ?? columns.communePart ?? columns.communeName, 'missing-value');
  const idlocal = readIdlocal(cells, header, communeCode);
  const vacancyStartYear = readVacancyStart(cells, header, vintage);
  if (vintage === null || idlocal === null || vacancyStartYear === null || cells.faults.length > 0)
    return null;
  return {
    vintage,
    idlocal,
    invariant: idlocal.slice(2),
    department: idlocal.slice(0, 2),
    communeCode,
    communeName,
    vacancyStartYear,
  };
}

function readVintage(
  cells: CellReader,
  { columns }: LovacHeader,
  { fallback, latest }: Vintages,
): number | null {
  const index = columns.vintage ?? columns.landFileVintage;
  if (cells.text(index) !== null) return cells.whole(index, { min: FIRST_VINTAGE, max: latest });
  if (fallback === null) cells.fault(index, 'missing-value');
  return fallback;
}

function readVacancyStart(
  cells: CellReader,
  { columns }: LovacHeader,
  vintage: number | null,
): number | null {
  const index = columns.vacancyStart;
  const raw = cells.text(index);
  if (raw === null || /^0+$/.test(raw)) {
    cells.fault(index, 'missing-value');
    return null;
  }
  const range = { min: YEARS.min, max: vintage ?? YEARS.max };
  if (!DAY.test(raw)) return cells.whole(index, range);
  // Spreadsheets make a day of a year: 2018-01-01.
  const year = Number(cells.day(index)?.slice(0, 4) ?? 0);
  if (year >= range.min && year <= range.max) return year;
  cells.fault(index, 'out-of-range');
  return null;
}

/** `idlocal`, else department + the ten digits of `invariant` (`I0237886879A`). */
function readIdlocal(cells: CellReader, { columns }: LovacHeader, communeCode: string | null): string | null {
  const stated = cells.text(columns.idlocal);
  if (stated !== null) {
    return readStated(cells, columns.idlocal, stated, communeCode);
  }
  const invariant = cells.text(columns.invariant);
  if (invariant === null) {
    cells.fault(columns.idlocal ?? columns.invariant, 'missing-value');
    return null;
  }
  const [digits] = /\d{10}/.exec(invariant) ?? [];
  const department = (cells.text(columns.department) ?? communeCode ?? '').slice(0, 2).toUpperCase();
  if (/^\d{5,9}$/.test(invariant)) {
    cells.fault(columns.invariant, 'lost-zeros');
    return null;
  }
  if (digits === undefined || !/^[A-Z]?\d{10}[A-Z]?$/i.test(invariant)) {
    cells.code(columns.invariant, /^[A-Z]?\d{10}[A-Z]?$/);
    return null;
  }
  if (/^(\d{2}|2A|2B)$/.test(department)) return department + digits;
  cells.fault(columns.department ?? columns.invariant, 'missing-value', department);
  return null;
}

/**
 * A spreadsheet drops the zero of departments 01 to 09. It is put back where the commune is of that department;
 * elsewhere another digit may be what is lost, and the line is reported rather than given to a wrong home.
 */
function readStated(
  cells: CellReader,
  index: number | undefined,
  stated: string,
  communeCode: string | null,
): string | null {
  if (!/^\d{9,11}$/.test(stated)) return cells.code(index, IDLOCAL);
  if (/^\d{11}$/.test(stated) && communeCode?.startsWith(`0${stated[0]}`)) return `0${stated}`;
  cells.fault(index, 'lost-zeros');
  return null;
}

/** Five characters of `idcom`, else department and the three digits of `commune`. */
function readCommuneCode(cells: CellReader, { columns }: LovacHeader): string | null {
  const whole = cells.text(columns.communeCode);
  if (whole !== null) {
    if (/^\d{4}$/.test(whole)) return `0${whole}`;
    return cells.code(columns.communeCode, INSEE_CODE);
  }
  const part = cells.text(columns.communePart);
  if (part === null || /^[\p{L}\s'’-]{3,}$/u.test(part)) return null;
  const code =
    part.length === 5 ? part : (cells.text(columns.department) ?? '').slice(0, 2) + part.padStart(3, '0');
  if (INSEE_CODE.test(code.toUpperCase())) return code.toUpperCase();
  cells.fault(columns.communePart, 'bad-format');
  return null;
}

function nameInCommunePart(cells: CellReader, { columns }: LovacHeader): string | null {
  const part = cells.text(columns.communePart);
  return part !== null && /\p{L}{3,}/u.test(part) ? part : null;
}
