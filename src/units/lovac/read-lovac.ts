import { invalid } from '../../shared/errors.ts';
import { CsvRecords, type Delimiter, detectDelimiter } from './csv-records.ts';
import { decodeLines, type Encoding, type TextBlock } from './decode-bytes.ts';
import { expectedColumns, type LovacHeader, mapHeader, missingColumns } from './lovac-columns.ts';
import { type LineKey, parseKey } from './parse-key.ts';
import { type ParsedLine, parseLine, type Vintages } from './parse-line.ts';

/** What reading a file tells, in order: its heading, then each line with, after each block, how far it got. */
export type LovacEvent = FileEvent | ParsedLine;
type FileEvent =
  | { readonly kind: 'header'; readonly header: LovacHeader; readonly delimiter: Delimiter }
  | { readonly kind: 'progress'; readonly bytes: number; readonly lines: number }
  | { readonly kind: 'end'; readonly bytes: number; readonly lines: number; readonly encoding: Encoding };

export type LovacOptions = {
  /** Vintage of lines that state none, as the person importing says. */
  readonly vintage?: number;
  /** A vintage after this one is refused; tests and the terminal may leave it out. */
  readonly latestVintage?: number;
};

const FOUND_SHOWN = 12;
const FAR_VINTAGE = 2100;

/**
 * Reads a LOVAC file as it streams in; memory does not grow with the file. `lines` counts data lines, `line` numbers
 * count from 1 with the heading, as a text editor does.
 * @throws DomainError `units.errors.lovacEmpty`, `.notLovac` (`expected`, `missing`, `found`), `.lovacIsSpreadsheet`,
 * `.lovacIsUtf16`, `.lovacIsBinary`
 */
export const readLovac = (
  bytes: AsyncIterable<Uint8Array>,
  options: LovacOptions = {},
): AsyncGenerator<LovacEvent> => readRecords(bytes, options, toLine);

/** What dates a line, without its facts: a quarter of the work. `key` is null for a line that would be refused. */
export type LovacKey = { readonly kind: 'key'; readonly line: number; readonly key: LineKey | null };

/** The same, for who only wants to know which line has the last word on each dwelling. */
export const readLovacKeys = (
  bytes: AsyncIterable<Uint8Array>,
  options: LovacOptions = {},
): AsyncGenerator<FileEvent | LovacKey> => readRecords(bytes, options, toKey);

type Take<Line> = (
  record: ReturnType<CsvRecords['push']>[number],
  header: LovacHeader,
  vintages: Vintages,
) => Line;

async function* readRecords<Line>(
  bytes: AsyncIterable<Uint8Array>,
  options: LovacOptions,
  take: Take<Line>,
): AsyncGenerator<FileEvent | Line> {
  const vintages = { fallback: options.vintage ?? null, latest: options.latestVintage ?? FAR_VINTAGE };
  let reading: { header: LovacHeader; records: CsvRecords } | null = null;
  let bytesRead = 0;
  let lines = 0;
  let encoding: Encoding = 'utf-8';

  for await (const block of decodeLines(bytes)) {
    bytesRead += block.bytes;
    encoding = block.encoding;
    let rest: readonly string[] = block.lines;
    if (reading === null) {
      const start = readHeader(block);
      if (start === null) continue;
      reading = { header: start.header, records: start.records };
      rest = start.rest;
      yield { kind: 'header', header: start.header, delimiter: start.delimiter };
    }
    for (const record of reading.records.push(rest)) {
      lines += 1;
      yield take(record, reading.header, vintages);
    }
    yield { kind: 'progress', bytes: bytesRead, lines };
  }
  if (reading === null) throw invalid('units.errors.lovacEmpty');
  for (const record of reading.records.end()) {
    lines += 1;
    yield take(record, reading.header, vintages);
  }
  yield { kind: 'end', bytes: bytesRead, lines, encoding };
}

function readHeader({ lines }: TextBlock) {
  const first = lines.findIndex((line) => line.trim() !== '');
  const headingLine = lines[first];
  if (headingLine === undefined) return null;
  const delimiter = detectDelimiter(headingLine);
  const records = new CsvRecords(delimiter);
  const [heading] = records.push(lines.slice(0, first + 1));
  const headings = heading && 'cells' in heading ? heading.cells : [headingLine];
  const header = mapHeader(headings);
  mustBeLovac(header);
  records.expect(headings.length);
  return { header, delimiter, records, rest: lines.slice(first + 1) };
}

function mustBeLovac(header: LovacHeader): void {
  const missing = missingColumns(header);
  if (missing.length === 0) return;
  const found = header.headings
    .map((heading) => heading.trim().slice(0, 40))
    .filter((heading) => heading !== '');
  throw invalid('units.errors.notLovac', {
    expected: expectedColumns().join(', '),
    missing: missing.join(', '),
    found: found.slice(0, FOUND_SHOWN).join(', ') + (found.length > FOUND_SHOWN ? '…' : ''),
  });
}

function toLine(
  record: ReturnType<CsvRecords['push']>[number],
  header: LovacHeader,
  vintages: Vintages,
): ParsedLine {
  if ('cells' in record) return parseLine(record.line, record.cells, header, vintages);
  const reason = { line: record.line, column: '', reason: record.problem, value: record.text.slice(0, 120) };
  return { kind: 'rejected', line: record.line, reasons: [reason] };
}

const toKey: Take<LovacKey> = (record, header, vintages) => ({
  kind: 'key',
  line: record.line,
  key: 'cells' in record ? parseKey(record.line, record.cells, header, vintages) : null,
});
