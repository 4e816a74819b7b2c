import type { CsvRecord } from '../lovac/csv-records.ts';
import { readTable } from '../lovac/read-table.ts';
import type { ReadLine, ReadSettings, Source } from './read-import.ts';
import { readRegisterLine } from './read-register-line.ts';
import { readZlvLine } from './read-zlv-line.ts';
import { REGISTER_COLUMNS } from './register-columns.ts';
import { mapTable } from './table-header.ts';
import { type ReadEdit, rejectedLine, type UnitEdit } from './unit-edit.ts';
import { ZLV_COLUMNS } from './zlv-columns.ts';

/** Files that tell of units one by one, whose line without a unit may be of a new home. */
export type EditingKind = 'register' | 'zlv';
type TakeRecord = (line: number, cells: readonly string[]) => ReadEdit;

/** How records are read under these headings. */
function takerOf(kind: EditingKind, headings: readonly string[], settings: ReadSettings): TakeRecord {
  const { choices } = settings;
  if (kind === 'zlv') {
    const header = mapTable(headings, ZLV_COLUMNS, choices);
    return (line, cells) => readZlvLine(line, cells, header, settings);
  }
  const header = mapTable(headings, REGISTER_COLUMNS, choices);
  return (line, cells) => readRegisterLine(line, cells, header);
}

/** The lines of a file that edits units, a handful at a time, in the order of the file. */
export async function* readEdits(
  source: Source,
  kind: EditingKind,
  settings: ReadSettings,
  size: number,
): AsyncGenerator<ReadLine<UnitEdit>[]> {
  let take: TakeRecord | null = null;
  let width = 0;
  let lines: ReadLine<UnitEdit>[] = [];
  for await (const event of readTable(source())) {
    if (event.kind === 'headings') {
      take = takerOf(kind, event.headings, settings);
      width = event.headings.length;
    }
    if (event.kind !== 'records' || take === null) continue;
    for (const record of event.records) {
      lines.push(asRead(readRecord(record, width, take)));
      if (lines.length < size) continue;
      yield lines;
      lines = [];
    }
  }
  if (lines.length > 0) yield lines;
}

function readRecord(record: CsvRecord, width: number, take: TakeRecord): ReadEdit {
  if (!('cells' in record)) return rejectedLine(record.line, record.problem, record.text);
  const { line, cells } = record;
  return cells.length === width
    ? take(line, cells)
    : rejectedLine(line, 'wrong-column-count', `${cells.length} ≠ ${width}`);
}

const asRead = (read: ReadEdit): ReadLine<UnitEdit> =>
  read.kind === 'rejected'
    ? read
    : { kind: 'entry', line: read.line, entry: read.edit, warnings: read.warnings };
