/** One cell as a workbook holds it. */
export type WorkbookCell = string | number | boolean | Date | null;

/** A line end inside a cell: it would begin a new record. */
export const CELL_BREAK = '\u2028';

/** A row as a line of text separated by tabs, cells to the right padded up to `width`. */
export function cellLine(cells: readonly WorkbookCell[], width: number): string {
  const last = cells.findLastIndex((cell) => cell !== null && cell !== '');
  const filled = cells.slice(0, last + 1).map(cellAsText);
  return [...filled, ...Array<string>(Math.max(0, width - filled.length)).fill('')].join('\t');
}

function cellAsText(cell: WorkbookCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberAsText(cell);
  if (typeof cell === 'boolean') return String(cell);
  if (cell instanceof Date) return dateAsText(cell);
  const text = cell.replace(/\r\n?|\n/g, CELL_BREAK).replaceAll('\t', ' ');
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Fifteen digits are all that a spreadsheet keeps; beyond, binary noise. */
function numberAsText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e-') ? rounded.toFixed(15).replace(/0+$/, '') : text;
}

/** A day where the hour is midnight: spreadsheets know moments only. */
function dateAsText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}
