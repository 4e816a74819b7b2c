import { invalid } from '../../shared/errors.ts';
import { type CsvRecord, CsvRecords, type Delimiter, detectDelimiter } from './csv-records.ts';
import { decodeLines, type Encoding, type TextBlock } from './decode-bytes.ts';

/** How far reading got, after each block and at the end. `lines` counts records, `bytes` those read. */
export type ReadProgress =
  | { readonly kind: 'progress'; readonly bytes: number; readonly lines: number }
  | { readonly kind: 'end'; readonly bytes: number; readonly lines: number; readonly encoding: Encoding };
export type TableEvent =
  | { readonly kind: 'headings'; readonly headings: readonly string[]; readonly delimiter: Delimiter }
  | { readonly kind: 'records'; readonly records: readonly CsvRecord[] }
  | ReadProgress;

const FOUND_SHOWN = 12;

/** The headings of a file, for whoever is told that it is not the file expected. */
export function foundHeadings(headings: readonly string[]): string {
  const found = headings.map((heading) => heading.trim().slice(0, 40)).filter((heading) => heading !== '');
  return found.slice(0, FOUND_SHOWN).join(', ') + (found.length > FOUND_SHOWN ? '…' : '');
}

/**
 * Reads a text of separated columns as it streams in: its headings, then its records; memory does not grow with it.
 * @throws DomainError `units.errors.lovacEmpty`, and those of `decodeLines`
 */
export async function* readTable(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TableEvent> {
  let records: CsvRecords | null = null;
  let bytesRead = 0;
  let lines = 0;
  let encoding: Encoding = 'utf-8';
  for await (const block of decodeLines(bytes)) {
    bytesRead += block.bytes;
    encoding = block.encoding;
    let rest: readonly string[] = block.lines;
    if (records === null) {
      const start = readHeadings(block);
      if (start === null) continue;
      records = start.records;
      rest = start.rest;
      yield { kind: 'headings', headings: start.headings, delimiter: start.delimiter };
    }
    const found = records.push(rest);
    lines += found.length;
    if (found.length > 0) yield { kind: 'records', records: found };
    yield { kind: 'progress', bytes: bytesRead, lines };
  }
  if (records === null) throw invalid('units.errors.lovacEmpty');
  const last = records.end();
  lines += last.length;
  if (last.length > 0) yield { kind: 'records', records: last };
  yield { kind: 'end', bytes: bytesRead, lines, encoding };
}

function readHeadings({ lines }: TextBlock) {
  const first = lines.findIndex((line) => line.trim() !== '');
  const headingLine = lines[first];
  if (headingLine === undefined) return null;
  const delimiter = detectDelimiter(headingLine);
  const records = new CsvRecords(delimiter);
  const [heading] = records.push(lines.slice(0, first + 1));
  const headings = heading && 'cells' in heading ? heading.cells : [headingLine];
  records.expect(headings.length);
  return { headings, delimiter, records, rest: lines.slice(first + 1) };
}
