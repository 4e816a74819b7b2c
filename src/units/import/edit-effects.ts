import { foldHeading } from '../../shared/fold-heading.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Rejection } from '../lovac/lovac-line.ts';
import { fitsStatus, type Substatus } from '../unit.ts';
import type { RejectedCellFound } from './import-report.ts';
import type { Known } from './known-unit.ts';
import type { ReadOnlyField, UnitEdit } from './unit-edit.ts';

export type EditedField = { readonly field: string; readonly from: unknown; readonly to: unknown };
/** What one line of a file that edits units would do. */
export type EditEffect = {
  /** Fields of the unit, as its row names them. */
  readonly fields: readonly EditedField[];
  /** Fields of its first owner. */
  readonly owner: readonly EditedField[];
  /** What the file says otherwise than a person who spoke since: nothing is changed, it is shown. */
  readonly kept: readonly EditedField[];
  /** Occupied according to the file while its vacancy is open here, or the other way round: both need their evidence. */
  readonly contradicted: readonly EditedField[];
  readonly faults: readonly RejectedCellFound[];
};
export type EditRules = {
  /**
   * `ours`: our own export, in the words of the officer who changed it; it yields where somebody worked on the unit
   * since. `theirs`: another software’s; it yields to every field that a person edited here.
   */
  readonly source: 'ours' | 'theirs';
  /** Officers by name, folded. */
  readonly officers: ReadonlyMap<string, AccountId>;
  readonly nameOf: (officer: number) => string | null;
  readonly communeName: (code: string) => string;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Compares a line with the unit it names. */
export function editEffect(line: number, edit: UnitEdit, known: Known, rules: EditRules): EditEffect {
  const faults: Rejection[] = [];
  const fault = (reason: Rejection['reason'], column: string, value: string) =>
    faults.push({ line, column, reason, value: value.slice(0, 120) });
  const wanted = { ...unitWanted(edit, known, rules, fault) };
  const fields = differing(known.unit, wanted);
  const owner =
    known.firstOwner === null ? [] : differing(known.firstOwner, ownerWanted(edit, known.firstOwner));
  if (known.firstOwner === null) ownerless(edit, fault);
  for (const { column, field, value } of edit.readOnly)
    if (!describes(known, field, value, rules)) fault('read-only', column, value);
  const yields = yieldsTo(edit, known, rules);
  const { occupancy } = wanted;
  const ends = occupancy !== undefined && occupancy !== 'vacant' && known.openSpell !== null;
  const beginsAgain = occupancy === 'vacant' && known.openSpell === null && isLivedIn(known);
  const isKept = (change: EditedField) => yields.unit(change.field);
  const isContradicted = ({ field }: EditedField) => field === 'occupancy' && (ends || beginsAgain);
  return {
    fields: fields.filter((change) => !isKept(change) && !isContradicted(change)),
    owner: owner.filter(() => !yields.owner),
    kept: [
      ...fields.filter((change) => isKept(change) && !isContradicted(change)),
      ...owner.filter(() => yields.owner),
    ],
    contradicted: fields.filter(isContradicted),
    faults: faults.map((rejection) => ({ ...rejection, lineKept: true })),
  };
}

const isLivedIn = ({ unit }: Known): boolean => unit.occupancy !== 'vacant' && unit.occupancy !== 'unknown';

/** Who spoke last: a unit edited since our file was made, a field that a person edited where the file is another’s. */
function yieldsTo({ seen }: UnitEdit, { unit, firstOwner }: Known, { source }: EditRules) {
  if (source === 'theirs')
    return { unit: (field: string) => unit.editedFields.includes(field), owner: firstOwner !== null };
  const isStale = seen !== null && seen.unit !== unit.version;
  return { unit: () => isStale, owner: seen !== null && seen.owner !== (firstOwner?.version ?? 0) };
}

type Fault = (reason: Rejection['reason'], column: string, value: string) => void;
type Wanted = Readonly<Record<string, unknown>> & { readonly occupancy?: string };

/** The values that the line asks for, by the names of the unit’s row. */
function unitWanted({ unit: words }: UnitEdit, known: Known, rules: EditRules, fault: Fault): Wanted {
  const { assignee, energyClass, substatus: _, reasons, ...facts } = words;
  return {
    ...facts,
    ...(reasons === undefined || sameSet(reasons, known.unit.reasons) ? {} : { reasons }),
    ...substatusWanted(words, known, fault),
    ...classWanted(energyClass, known, fault),
    ...assigneeWanted(assignee, rules, fault),
  };
}

/** The order of reasons says nothing. */
const sameSet = (a: readonly string[], b: readonly string[]): boolean => same([...a].sort(), [...b].sort());

/** A finer state that does not fit the status is none; one that the file does not tell falls with its status. */
function substatusWanted({ status, substatus }: UnitEdit['unit'], { unit }: Known, fault: Fault): object {
  const underStatus = status ?? unit.status;
  const fits = (slug: Substatus | null) => slug === null || fitsStatus(slug, underStatus);
  if (substatus === undefined) return fits(unit.substatus) ? {} : { substatus: null };
  if (fits(substatus)) return { substatus };
  // Left as it was beside a status that was changed: nobody chose it.
  if (substatus !== unit.substatus) fault('of-other-status', 'substatus', substatus ?? '');
  return { substatus: null };
}

/** The class of an audit is no matter of a cell; a person’s word is. */
function classWanted(energyClass: UnitEdit['unit']['energyClass'], { unit }: Known, fault: Fault): object {
  if (energyClass === undefined || energyClass === unit.knownClass) return {};
  if (unit.auditedClass === null && unit.estimatedClass === null) return { declaredClass: energyClass };
  fault('read-only', 'class', energyClass ?? '');
  return {};
}

function assigneeWanted(assignee: string | null | undefined, { officers }: EditRules, fault: Fault): object {
  if (assignee === undefined) return {};
  if (assignee === null) return { assignedTo: null };
  const officer = officers.get(foldHeading(assignee));
  if (officer !== undefined) return { assignedTo: officer };
  fault('unknown-officer', 'assignedTo', assignee);
  return {};
}

/** Who must not be contacted is exported without the means to do so: these empty cells erase nothing. */
function ownerWanted({ owner: words }: UnitEdit, known: NonNullable<Known['firstOwner']>): object {
  const { email, phone, address, doNotContact } = words;
  const isHidden = known.doNotContact || doNotContact === true;
  const told = <Value>(name: string, value: Value | null | undefined): object =>
    value === undefined || (value === null && isHidden) ? {} : { [name]: value };
  const onOneLine = known.address?.replaceAll('\n', ', ') ?? null;
  return {
    ...told('email', email),
    ...(samePhone(phone, known.phone) ? {} : told('phone', phone)),
    ...(address === onOneLine ? {} : told('address', address?.replaceAll(', ', '\n') ?? address)),
    ...(doNotContact === undefined ? {} : { doNotContact }),
  };
}

const samePhone = (a: string | null | undefined, b: string | null): boolean =>
  (a ?? '').replace(/\D/g, '').replace(/^0/, '') === (b ?? '').replace(/\D/g, '').replace(/^0/, '');

function ownerless({ owner }: UnitEdit, fault: Fault): void {
  for (const [field, value] of Object.entries(owner))
    if (value !== null && value !== false) fault('no-owner', field, String(value));
}

function describes(
  { unit }: Known,
  field: ReadOnlyField,
  value: string,
  { communeName }: EditRules,
): boolean {
  const said = {
    insee: unit.commune,
    commune: communeName(unit.commune),
    vacantSince: unit.vacantSince,
    owner: unit.ownerName,
    ownerKind: unit.ownerKind,
  }[field];
  return foldHeading(value) === foldHeading(said ?? '');
}

const differing = (row: object, wanted: object): EditedField[] => {
  const current = row as Readonly<Record<string, unknown>>;
  return Object.entries(wanted)
    .filter(([field, to]) => !same(current[field], to))
    .map(([field, to]) => ({ field, from: current[field] ?? null, to }));
};
