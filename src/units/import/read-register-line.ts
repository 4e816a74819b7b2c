import type { UnitId } from '../../shared/ids.ts';
import { CellReader } from '../lovac/cell-reader.ts';
import { OWNER_KINDS } from '../ownership.ts';
import {
  ENERGY_LABELS,
  type EnergyLabel,
  REASON_SLUGS,
  STATUS_SLUGS,
  SUBSTATUS_SLUGS,
  UNIT_KINDS,
} from '../unit.ts';
import { labelsOf, slugOf, slugsOf } from './labels.ts';
import { readIdentifier } from './read-identifier.ts';
import type { RegisterColumn } from './register-columns.ts';
import type { TableHeader } from './table-header.ts';
import type { OwnerWords, ReadEdit, UnitEdit, UnitWords } from './unit-edit.ts';

const kinds = labelsOf('units.kind', UNIT_KINDS);
const statuses = labelsOf('units.status', STATUS_SLUGS);
const substatuses = labelsOf('units.substatus', SUBSTATUS_SLUGS);
const reasonWords = labelsOf('units.reason', REASON_SLUGS);
const ownerKinds = labelsOf('units.ownerKind', OWNER_KINDS);
const YES = /^(oui|yes|vrai|true|x|1)$/i;
const NO = /^(non|no|faux|false|0)$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s.()-]{6,25}$/;
const LONGEST = 300;

type Columns = TableHeader<RegisterColumn>['columns'];

/** A line of our own export: what each cell says now. An empty cell of a column that is there is an empty value. */
export function readRegisterLine(
  line: number,
  record: readonly string[],
  { headings, columns }: TableHeader<RegisterColumn>,
): ReadEdit {
  const cells = new CellReader(line, record.map(unmarked), headings);
  const [, id] = /\/register\/units\/(\d{1,12})$/.exec(cells.raw(columns.link)) ?? [];
  const unitId = id === undefined ? null : (Number(id) as UnitId);
  // The address of the page is enough where the identifier is empty, or was damaged by a spreadsheet.
  const idlocal = unitId === null ? readIdentifier(cells, columns.idlocal, cells.raw(columns.insee)) : null;
  if (unitId === null && idlocal === null) return { kind: 'rejected', line, reasons: cells.faults };
  const edit: UnitEdit = {
    idlocal,
    unitId,
    seen: seenVersions(cells.raw(columns.version)),
    unit: readUnit(cells, columns),
    owner: readOwner(cells, columns),
    readOnly: readOnlyCells(cells, headings, columns),
    home: null,
  };
  return { kind: 'edit', line, edit, warnings: cells.faults };
}

/** The CSV marks text that would be a formula with an apostrophe. */
const unmarked = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝])/, '');

function seenVersions(text: string): UnitEdit['seen'] {
  const [, unit, owner] = /^(\d+)_(\d+)$/.exec(text) ?? [];
  return unit === undefined ? null : { unit: Number(unit), owner: Number(owner) };
}

/** What a column says: nothing when it is not there or its cell is wrong (noted), null when it is empty. */
type Told<Value> = Value | null | undefined;

function told<Value>(
  cells: CellReader,
  index: number | undefined,
  find: (text: string) => Value | null,
): Told<Value> {
  if (index === undefined) return undefined;
  const text = cells.text(index);
  if (text === null) return null;
  const found = find(text);
  if (found !== null) return found;
  cells.fault(index, 'unknown-word');
  return undefined;
}

function number(cells: CellReader, index: number | undefined, min: number, max: number): Told<number> {
  if (index === undefined) return undefined;
  if (cells.text(index) === null) return null;
  const faults = cells.faults.length;
  const value = cells.number(index, { min, max });
  return cells.faults.length > faults ? undefined : value;
}

/** Only what is told; a value that must be there is not told when its cell is empty, and the cell is reported. */
function readUnit(cells: CellReader, columns: Columns): UnitWords {
  const must = <Value>(column: RegisterColumn, value: Told<Value>): Value | undefined => {
    if (value === null) cells.fault(columns[column], 'missing-value');
    return value ?? undefined;
  };
  const words = {
    address: must('address', told(cells, columns.address, shortText)),
    postcode: told(cells, columns.postcode, postcode),
    kind: must(
      'kind',
      told(cells, columns.kind, (text) => slugOf(kinds, text)),
    ),
    livingArea: number(cells, columns.area, 1, 3000),
    rooms: number(cells, columns.rooms, 1, 60),
    yearBuilt: number(cells, columns.yearBuilt, 1000, 2100),
    energyClass: told(cells, columns.class, energyLabel),
    status: must(
      'status',
      told(cells, columns.status, (text) => slugOf(statuses, text)),
    ),
    substatus: told(cells, columns.substatus, (text) => slugOf(substatuses, text)),
    reasons: told(cells, columns.reasons, (text) => slugsOf(reasonWords, text)),
    assignee: told(cells, columns.assignedTo, shortText),
  };
  return withoutUntold({ ...words, reasons: words.reasons === null ? [] : words.reasons }) as UnitWords;
}

function readOwner(cells: CellReader, columns: Columns): OwnerWords {
  const doNotContact = told(cells, columns.doNotContact, (text) =>
    YES.test(text) ? true : NO.test(text) ? false : null,
  );
  const words = {
    email: told(cells, columns.email, (text) => (EMAIL.test(text) ? text : null)),
    phone: told(cells, columns.phone, phone),
    address: told(cells, columns.ownerAddress, shortText),
    doNotContact: doNotContact ?? (doNotContact === null ? false : undefined),
  };
  return withoutUntold(words) as OwnerWords;
}

const withoutUntold = (words: object): object =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));

const shortText = (text: string): string | null =>
  text.length <= LONGEST ? text.replaceAll('\u2028', ', ') : null;
const energyLabel = (text: string): EnergyLabel | null =>
  ENERGY_LABELS.find((label) => label === text.toUpperCase()) ?? null;
const postcode = (text: string): string | null => (/^\d{4,5}$/.test(text) ? text.padStart(5, '0') : null);
/** A French number has nine digits after its zero, which spreadsheets drop. */
const phone = (text: string): string | null =>
  /^[1-9]\d{8}$/.test(text) ? `0${text}` : PHONE.test(text) ? text : null;

function readOnlyCells(
  cells: CellReader,
  headings: readonly string[],
  columns: Columns,
): UnitEdit['readOnly'] {
  const fields = ['insee', 'commune', 'vacantSince', 'owner', 'ownerKind'] as const;
  return fields.flatMap((field) => {
    const index = columns[field];
    const raw = cells.text(index);
    if (index === undefined || raw === null) return [];
    const value =
      field === 'ownerKind'
        ? (slugOf(ownerKinds, raw) ?? raw)
        : field === 'vacantSince'
          ? (cells.day(index) ?? raw)
          : field === 'insee'
            ? raw.padStart(5, '0')
            : raw;
    return [{ column: headings[index] ?? '', field, value }];
  });
}
