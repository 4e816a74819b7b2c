import { CellReader } from '../lovac/cell-reader.ts';
import { fitsStatus } from '../unit.ts';
import { slugOf, slugsOf } from './labels.ts';
import { readIdentifier } from './read-identifier.ts';
import type { ReadSettings } from './read-import.ts';
import { readZlvHome } from './read-zlv-home.ts';
import type { TableHeader } from './table-header.ts';
import type { ReadEdit, UnitWords } from './unit-edit.ts';
import type { ZlvColumn } from './zlv-columns.ts';
import { occupancyOfZlv, reasonOfZlv, statusOfZlv, substatusOfZlv } from './zlv-vocabulary.ts';

/** A line of Zéro Logement Vacant: the follow-up it tells, and the home. An empty cell says nothing. */
export function readZlvLine(
  line: number,
  record: readonly string[],
  header: TableHeader<ZlvColumn>,
  settings: ReadSettings,
): ReadEdit {
  const { headings, columns } = header;
  const cells = new CellReader(line, record, headings);
  const idlocal =
    fromInvariant(cells, columns) ?? readIdentifier(cells, columns.idlocal, cells.raw(columns.insee));
  if (idlocal === null) return { kind: 'rejected', line, reasons: cells.faults };
  const words = readFollowUp(cells, columns);
  const edit = {
    idlocal,
    unitId: null,
    seen: null,
    unit: words,
    owner: {},
    readOnly: [],
    home: readZlvHome(line, record, header, { idlocal, words }, settings),
  };
  return { kind: 'edit', line, edit, warnings: cells.faults };
}

/** Department of the commune and invariant, where the national identifier is not told. */
function fromInvariant(cells: CellReader, columns: TableHeader<ZlvColumn>['columns']): string | null {
  if (cells.text(columns.idlocal) !== null) return null;
  const [, department] = /^(\d{2}|2A|2B)\d{3}$/.exec(cells.raw(columns.insee).padStart(5, '0')) ?? [];
  const [invariant] = /^\d{10}$/.exec(cells.raw(columns.invariant)) ?? [];
  return department === undefined || invariant === undefined ? null : department + invariant;
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
