import { fileTypeFromBuffer } from 'file-type';
import {
  type Cell,
  type CellValue,
  colToLetter,
  read,
  type WriteOptions,
  type WriteSheet,
  writeOds,
  writeXlsx,
} from 'hucre';
import type { Instant } from '../shared/dates.ts';
import { invalid } from '../shared/errors.ts';
import type { Locale } from '../shared/locale.ts';
import { cellText, columnWidth, type DataSheet, NUMBER_FORMATS, typedCell } from './sheet-cells.ts';
import { unpackedSize } from './unpacked-size.ts';

/** Sheets of typed columns, with the words and moment of the file. */
export type DataWorkbook = {
  readonly title: string;
  readonly locale: Locale;
  readonly at: Instant;
  readonly sheets: readonly DataSheet[];
};

/**
 * Text always goes in as text: a cell that begins with `=`, `+`, `-` or `@` is a typed string and computes nothing
 * in either format (`csv.ts`, which has no types, marks them instead).
 */
export const xlsxOf = (workbook: DataWorkbook): Promise<Uint8Array> =>
  writeXlsx(laidOut(workbook)) as Promise<Uint8Array>;
export const odsOf = (workbook: DataWorkbook): Promise<Uint8Array> =>
  writeOds(laidOut(workbook)) as Promise<Uint8Array>;

const HEADER: Partial<Cell> = {
  style: {
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B4F6C' } },
    alignment: { vertical: 'center', wrapText: true },
  },
};

function laidOut({ title, locale, at, sheets }: DataWorkbook): WriteOptions {
  const moment = new Date(at);
  return {
    sheets: sheets.map((sheet, index) => sheetOf(sheet, index, locale)),
    properties: { title: cellText(title), creator: 'Volets Ouverts', created: moment, modified: moment },
  };
}

function sheetOf({ name, columns, rows }: DataSheet, index: number, locale: Locale): WriteSheet {
  const header = columns.map((column) => cellText(column.header));
  const body = rows.map((row) =>
    columns.map(({ kind = 'text' }, at): CellValue => typedCell(row[at] ?? null, kind)),
  );
  const last = colToLetter(Math.max(0, columns.length - 1));
  return {
    name: sheetName(name, index),
    columns: columns.map((column) => {
      const numFmt = NUMBER_FORMATS[locale][column.kind ?? 'text'];
      return { header: column.header, width: columnWidth(column), ...(numFmt ? { numFmt } : {}) };
    }),
    rows: [header, ...body],
    cells: new Map(header.map((_, at) => [`0,${at}`, HEADER])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${body.length + 1}` },
  };
}

/** Excel refuses some signs and more than 31 characters. */
const sheetName = (name: string, index: number): string =>
  cellText(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31)
    .trim() || `${index + 1}`;

export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly ReadCell[])[] };
export type ReadCell = string | number | boolean | Date | null;

const MOST_UNPACKED = 400 * 1024 * 1024;

/**
 * The sheets of an XLSX or ODS file; formulas give the value last computed. Throws `invalid`
 * (`documents.errors.spreadsheet*`) for another kind of file, a damaged one, or one that unpacks to more than 400 MB.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  options: { readonly maxRows?: number } = {},
): Promise<ReadSheet[]> {
  const found = await fileTypeFromBuffer(bytes);
  if (found?.ext !== 'xlsx' && found?.ext !== 'ods') throw invalid('documents.errors.spreadsheetType');
  const size = await unpackedSize(bytes, MOST_UNPACKED);
  if (size === null) throw invalid('documents.errors.spreadsheetUnreadable');
  if (size > MOST_UNPACKED) throw invalid('documents.errors.spreadsheetTooLarge');
  try {
    const { sheets } = await read(bytes, options);
    return sheets.map(({ name, rows }) => ({ name, rows }));
  } catch {
    throw invalid('documents.errors.spreadsheetUnreadable');
  }
}
