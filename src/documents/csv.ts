import { stringify } from 'csv-stringify/sync';
import type { Locale } from '../shared/locale.ts';
import { type ColumnKind, cellText, type SheetCell, type SheetColumn, type SheetRow } from './sheet-cells.ts';

type CsvTable = {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly locale: Locale;
};

/** Lets Excel see UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as the spreadsheets of that language open it: `;` and decimal commas in French. Text that begins like a
 * formula (`=`, `+`, `-`, `@`, tab, return) is marked with an apostrophe; negative numbers are not text.
 */
export const csvOf = (table: CsvTable): string =>
  BYTE_ORDER_MARK + lines([table.columns.map(({ header }) => header)], table) + csvRows(table);

/** The rows alone, to write a long table in chunks after `csvOf` of its first. */
export const csvRows = (table: CsvTable): string =>
  lines(
    table.rows.map((row) =>
      table.columns.map(({ kind = 'text' }, index) => csvCell(row[index] ?? null, kind)),
    ),
    table,
  );

function lines(rows: readonly SheetRow[], { locale }: CsvTable): string {
  const french = locale === 'fr';
  return stringify(
    rows.map((row) => [...row]),
    {
      delimiter: french ? ';' : ',',
      record_delimiter: '\r\n',
      escape_formulas: true,
      // A line end left bare would begin a row, and the row a formula.
      quoted_match: /[\r\n]/,
      cast: {
        boolean: (value) => (french ? (value ? 'oui' : 'non') : value ? 'yes' : 'no'),
        number: (value) => (french ? String(value).replace('.', ',') : String(value)),
      },
    },
  );
}

function csvCell(cell: SheetCell, kind: ColumnKind): SheetCell {
  if (typeof cell === 'string') return cellText(cell);
  if (typeof cell === 'number' && !Number.isFinite(cell)) return null;
  return typeof cell === 'number' && kind === 'money' ? cell / 100 : cell;
}
