import { CellReader } from '../lovac/cell-reader.ts';
import { fitsStatus } from '../unit.ts';
import { slugOf, slugsOf } from './labels.ts';
import { readIdentifier } from './read-identifier.ts';
import type { TableHeader } from './table-header.ts';
import type { ReadEdit, UnitWords } from './unit-edit.ts';
import type { ZlvColumn } from './zlv-columns.ts';
import { occupancyOfZlv, reasonOfZlv, statusOfZlv, substatusOfZlv } from './zlv-vocabulary.ts';

/** A line of Zéro Logement Vacant: the follow-up it tells. An empty cell says nothing. */
export function readZlvLine(
  line: number,
  record: readonly string[],
  { headings, columns }: TableHeader<ZlvColumn>,
): ReadEdit {
  const cells = new CellReader(line, record, headings);
  const idlocal = readIdentifier(cells, columns.idlocal, cells.raw(columns.insee));
  if (idlocal === null) return { kind: 'rejected', line, reasons: cells.faults };
  const edit = {
    idlocal,
    unitId: null,
    seen: null,
    unit: readFollowUp(cells, columns),
    owner: {},
    readOnly: [],
  };
  return { kind: 'edit', line, edit, warnings: cells.faults };
}

function readFollowUp(cells: CellReader, columns: TableHeader<ZlvColumn>['columns']): UnitWords {
  const read = <Value>(column: ZlvColumn, find: (text: string) => Value | null): Value | undefined => {
    const text = cells.text(columns[column]);
    const found = text === null ? null : find(text);
    if (text !== null && found === null) cells.fault(columns[column], 'unknown-word');
    return found ?? undefined;
  };
  const status = read('status', (text) => slugOf(statusOfZlv, text));
  const substatus = read('substatus', (text) => slugOf(substatusOfZlv, text));
  const reasons = read('reasons', (text) => slugsOf(reasonOfZlv, text));
  const occupancy = read('occupancy', (text) => slugOf(occupancyOfZlv, text));
  const fits = substatus === undefined || (status !== undefined && fitsStatus(substatus, status));
  if (!fits) cells.fault(columns.substatus, 'of-other-status');
  return {
    // A status comes with its finer state, or with none: that of the former status would no longer fit.
    ...(status === undefined ? {} : { status, substatus: fits ? (substatus ?? null) : null }),
    ...(reasons === undefined ? {} : { reasons }),
    ...(occupancy === undefined || occupancy === 'unknown' ? {} : { occupancy }),
  };
}
