import { parse } from 'csv-parse/sync';
import { isKnownHeading } from './lovac-columns.ts';

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A record, or the line on which one could not be read. `line` counts from 1, as a text editor does. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: 'unclosed-quote'; readonly text: string };

const QUOTE = '"';
/** A quoted cell may hold a line feed; one that runs on for longer than this was never closed. */
const LONGEST_RECORD = 12;

/** The delimiter under which a heading line makes most sense. */
export function detectDelimiter(headingLine: string): Delimiter {
  const score = (delimiter: Delimiter): number => {
    const cells = splitRecords([headingLine], delimiter)[0] ?? [];
    return cells.filter(isKnownHeading).length * 1000 + cells.length;
  };
  return DELIMITERS.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best));
}

/**
 * Turns lines into records. Most lines of such a file hold no quote and are split as they are (8 times faster
 * than the CSV parser, which reads the others); a quote left open costs its own line only, not the rest of the file.
 */
export class CsvRecords {
  readonly #delimiter: Delimiter;
  #width: number | null = null;
  #nextLine = 1;
  #open: string[] = [];

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** Number of cells of a right record, once known: decides whether a record over several lines is one. */
  expect(width: number): void {
    this.#width = width;
  }

  push(lines: readonly string[]): CsvRecord[] {
    const found: Found[] = [];
    for (const line of lines) this.#take(line, found);
    return this.#read(found);
  }

  /** What was still open when the file ended. */
  end(): CsvRecord[] {
    const found: Found[] = [];
    while (this.#open.length > 0) this.#giveUp(found);
    return this.#read(found);
  }

  #take(line: string, found: Found[]): void {
    this.#nextLine += 1;
    if (this.#open.length === 0 && !line.includes(QUOTE)) {
      if (line.trim() !== '') found.push({ line: this.#nextLine - 1, text: line, kind: 'plain' });
      return;
    }
    this.#open.push(line);
    const text = this.#open.join('\n');
    const { open, cells, regular } = scan(text, this.#delimiter);
    if (open) {
      if (this.#open.length >= LONGEST_RECORD) this.#giveUp(found);
      return;
    }
    const isOneRecord =
      this.#open.length === 1 || (regular && (this.#width === null || cells === this.#width));
    if (!isOneRecord) {
      this.#giveUp(found);
      return;
    }
    found.push({ line: this.#nextLine - this.#open.length, text, kind: 'quoted' });
    this.#open = [];
  }

  /** The first of the open lines is at fault; the others are read afresh. */
  #giveUp(found: Found[]): void {
    const [faulty = '', ...rest] = this.#open;
    this.#nextLine -= this.#open.length;
    found.push({ line: this.#nextLine, text: faulty, kind: 'unclosed' });
    this.#nextLine += 1;
    this.#open = [];
    for (const line of rest) this.#take(line, found);
  }

  #read(found: readonly Found[]): CsvRecord[] {
    const quoted = splitRecords(
      found.filter(({ kind }) => kind === 'quoted').map(({ text }) => text),
      this.#delimiter,
    );
    let next = 0;
    return found.map(({ line, text, kind }) => {
      if (kind === 'plain') return { line, cells: text.split(this.#delimiter) };
      const cells = kind === 'quoted' ? quoted[next++] : undefined;
      return cells ? { line, cells } : { line, problem: 'unclosed-quote', text };
    });
  }
}

type Found = { readonly line: number; readonly text: string; readonly kind: 'plain' | 'quoted' | 'unclosed' };

/**
 * Whether the text ends inside a quoted cell, how many cells it has, and whether every closing quote ends its cell.
 * A quote within an unquoted cell is a letter.
 */
function scan(text: string, delimiter: Delimiter): { open: boolean; cells: number; regular: boolean } {
  let cells = 1;
  let regular = true;
  let at = 0;
  while (at < text.length) {
    if (text[at] === QUOTE) {
      const close = closingQuote(text, at + 1);
      if (close < 0) return { open: true, cells, regular };
      const next = text[close + 1];
      if (next !== undefined && next !== delimiter) regular = false;
      at = close + 1;
    }
    const end = text.indexOf(delimiter, at);
    if (end < 0) break;
    cells += 1;
    at = end + 1;
  }
  return { open: false, cells, regular };
}

/** A doubled quote stands for one, and closes nothing. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}

/** Cells of each text; undefined where the CSV parser does not see exactly one record. */
function splitRecords(texts: readonly string[], delimiter: Delimiter): (string[] | undefined)[] {
  if (texts.length === 0) return [];
  const together = tryParse(texts.join('\n'), delimiter);
  if (together?.length === texts.length) return together;
  return texts.map((text) => {
    const alone = tryParse(text, delimiter);
    return alone?.length === 1 ? alone[0] : undefined;
  });
}

function tryParse(text: string, delimiter: Delimiter): string[][] | null {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, record_delimiter: '\n' });
  } catch {
    return null;
  }
}
