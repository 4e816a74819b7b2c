import { streamOdsRows } from 'hucre';
import { foldHeading } from '../shared/fold-heading.ts';
import { cellLine } from './cell-line.ts';
import type { WorkbookKind } from './workbook-kind.ts';
import { xlsxParts } from './xlsx-parts.ts';
import { type SheetRow, xlsxRows } from './xlsx-rows.ts';

/** A sheet as text separated by tabs, in UTF-8; its line numbers are those of the sheet. */
export type SheetText = { readonly text: Uint8Array; readonly sheet: string };

type Sheet = { readonly name: string; readonly rows: () => AsyncIterable<readonly SheetRow[]> };
type Heading = {
  readonly sheet: Sheet;
  readonly row: number;
  readonly width: number;
  readonly known: number;
};

/** A heading stands near the top, below a title at most. */
const ROWS_SEARCHED = 20;
const MOST_ROWS = 1_048_576;
const MOST_TEXT = 160 * 1024 * 1024;
const CHUNK = 1 << 20;

/**
 * The sheet whose heading has most of the `wanted` headings (folded), as text: without what stands above the heading.
 * Throws a RangeError (`too large`) beyond what a list of homes can be, and the readers' own errors.
 */
export async function workbookText(
  bytes: Uint8Array,
  kind: WorkbookKind,
  wanted: ReadonlySet<string>,
): Promise<SheetText> {
  let best: Heading | null = null;
  for (const sheet of await sheetsOf(bytes, kind)) {
    const found = await findHeading(sheet, wanted);
    if (found && (best === null || found.known > best.known)) best = found;
  }
  if (best === null) return { text: new Uint8Array(), sheet: '' };
  return { text: await sheetText(best), sheet: best.sheet.name };
}

async function sheetsOf(bytes: Uint8Array, kind: WorkbookKind): Promise<Sheet[]> {
  if (kind === 'xlsx') {
    const parts = await xlsxParts(bytes);
    return parts.sheets.map(({ name, entry }) => ({ name, rows: () => xlsxRows(entry, parts) }));
  }
  // The sheets of an ODS are one part, too large to be looked at for their names: the first three are tried.
  return [0, 1, 2].map((sheet) => ({ name: String(sheet + 1), rows: () => odsRows(bytes, sheet) }));
}

async function* odsRows(bytes: Uint8Array, sheet: number): AsyncGenerator<SheetRow[]> {
  for await (const { index, values } of streamOdsRows(bytes, { sheets: [sheet] })) yield [{ index, values }];
}

async function findHeading(sheet: Sheet, wanted: ReadonlySet<string>): Promise<Heading | null> {
  let best: Heading | null = null;
  let seen = 0;
  for await (const rows of sheet.rows()) {
    for (const { index, values } of rows.slice(0, ROWS_SEARCHED - seen)) {
      const width = values.findLastIndex((cell) => cell !== null && cell !== '') + 1;
      const known = values.filter((cell) => typeof cell === 'string' && wanted.has(foldHeading(cell))).length;
      if (width > 0 && (best === null || known > best.known)) best = { sheet, row: index, width, known };
    }
    seen += rows.length;
    if (seen >= ROWS_SEARCHED) break;
  }
  return best;
}

async function sheetText({ sheet, row, width }: Heading): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let pending = '';
  let size = 0;
  let line = 0;
  const flush = () => {
    const chunk = Buffer.from(pending);
    pending = '';
    size += chunk.length;
    if (size > MOST_TEXT) throw new RangeError('too large');
    chunks.push(chunk);
  };
  for await (const rows of sheet.rows()) {
    for (const { index, values } of rows) {
      if (index >= MOST_ROWS) throw new RangeError('too large');
      // Empty rows are left out of the file; they keep their line, so that numbers agree with the sheet.
      for (; line < index; line += 1) pending += '\n';
      const isFilled = values.some((cell) => cell !== null && cell !== '');
      pending += `${index >= row && isFilled ? cellLine(values, width) : ''}\n`;
      line = index + 1;
    }
    if (pending.length > CHUNK) flush();
  }
  flush();
  return joined(chunks, size);
}

/** Memory of its own: what Buffer.concat gives may lie in a pool, which cannot be handed to another thread. */
function joined(chunks: readonly Buffer[], size: number): Uint8Array {
  const text = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    text.set(chunk, at);
    at += chunk.length;
  }
  return text;
}
