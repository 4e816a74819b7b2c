import { invalid } from '../../shared/errors.ts';
import type { CsvRecord, Delimiter } from './csv-records.ts';
import {
  expectedColumns,
  type HeadingChoices,
  type LovacHeader,
  mapHeader,
  missingColumns,
} from './lovac-columns.ts';
import { type LineKey, parseKey } from './parse-key.ts';
import { type ParsedLine, parseLine, type Vintages } from './parse-line.ts';
import { foundHeadings, type ReadProgress, readTable } from './read-table.ts';

/** What reading a file tells, in order: its heading, then each line with, after each block, how far it got. */
export type LovacEvent = FileEvent | ParsedLine;
type FileEvent =
  | { readonly kind: 'header'; readonly header: LovacHeader; readonly delimiter: Delimiter }
  | ReadProgress;

export type LovacOptions = {
  /** Vintage of lines that state none, as the person importing says. */
  readonly vintage?: number;
  /** A vintage after this one is refused; tests and the terminal may leave it out. */
  readonly latestVintage?: number;
  /** What a person said that headings mean. */
  readonly choices?: HeadingChoices;
};

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

type Take<Line> = (record: CsvRecord, header: LovacHeader, vintages: Vintages) => Line;

async function* readRecords<Line>(
  bytes: AsyncIterable<Uint8Array>,
  { vintage, latestVintage, choices }: LovacOptions,
  take: Take<Line>,
): AsyncGenerator<FileEvent | Line> {
  const vintages = { fallback: vintage ?? null, latest: latestVintage ?? FAR_VINTAGE };
  let header: LovacHeader | null = null;
  for await (const event of readTable(bytes)) {
    if (event.kind === 'headings') {
      header = mapHeader(event.headings, choices);
      mustBeLovac(header);
      yield { kind: 'header', header, delimiter: event.delimiter };
    } else if (event.kind === 'records') {
      if (header !== null) for (const record of event.records) yield take(record, header, vintages);
    } else yield event;
  }
}

function mustBeLovac(header: LovacHeader): void {
  const missing = missingColumns(header);
  if (missing.length === 0) return;
  throw invalid('units.errors.notLovac', {
    expected: expectedColumns().join(', '),
    missing: missing.join(', '),
    found: foundHeadings(header.headings),
  });
}

function toLine(record: CsvRecord, header: LovacHeader, vintages: Vintages): ParsedLine {
  if ('cells' in record) return parseLine(record.line, record.cells, header, vintages);
  const reason = { line: record.line, column: '', reason: record.problem, value: record.text.slice(0, 120) };
  return { kind: 'rejected', line: record.line, reasons: [reason] };
}

const toKey: Take<LovacKey> = (record, header, vintages) => ({
  kind: 'key',
  line: record.line,
  key: 'cells' in record ? parseKey(record.line, record.cells, header, vintages) : null,
});
