import type { Reader, Writer } from '../../db/database.ts';
import { listStaff } from '../../people/people-queries.ts';
import { communeName, type Territory } from '../../programme/territory.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import type { AccountId, OwnerId, UnitId } from '../../shared/ids.ts';
import type { FilterReason } from '../lovac/lovac-filters.ts';
import type { Rejection } from '../lovac/lovac-line.ts';
import { unitsByAlias } from '../merge/merge-store.ts';
import { spellsOfUnits } from '../spells/spell-store.ts';
import { findUnits, findUnitsByIdlocal, type Unit } from '../unit-store.ts';
import { firstOwners } from '../units-queries.ts';
import type { NewHome } from './create-homes.ts';
import { type EditEffect, type EditRules, editEffect } from './edit-effects.ts';
import type { Known } from './known-unit.ts';
import { idlocalNumber, NumberTable } from './number-table.ts';
import { ownersEffect } from './owners-on-import.ts';
import type { EntryLine } from './read-import.ts';
import type { UnitEdit } from './unit-edit.ts';

export type EditLine = Omit<EntryLine<UnitEdit>, 'kind'>;
/**
 * What a line would do: nothing where an earlier line spoke of its unit. A unit that the register has not enters where
 * the file describes homes (`new`), unless the filters or its own faults keep it out.
 */
export type PlannedEdit = EditLine &
  (
    | { readonly kind: 'unknown' | 'repeated' }
    | { readonly kind: 'known'; readonly known: Known; readonly effect: EditEffect }
    | { readonly kind: 'new'; readonly home: NewHome; readonly unread: readonly Rejection[] }
    | { readonly kind: 'left-out'; readonly reason: FilterReason }
    | { readonly kind: 'refused'; readonly reasons: readonly Rejection[] }
  );

/** Units and owners that a line of this run has already spoken of; units also by the name under which it did. */
export type ToldEdits = {
  readonly names: NumberTable;
  readonly units: Set<UnitId>;
  readonly owners: Set<OwnerId>;
};
export const nothingTold = (): ToldEdits => ({
  names: new NumberTable(),
  units: new Set(),
  owners: new Set(),
});

export async function editRules(
  d: Reader | Writer,
  territory: Territory,
  source: EditRules['source'],
): Promise<EditRules> {
  const staff = await listStaff(d as Reader);
  const active = staff.filter((account) => account.active);
  const names = new Map(staff.map(({ id, name }) => [id as number, name]));
  return {
    source,
    officers: new Map(active.map(({ id, name }): [string, AccountId] => [foldHeading(name), id])),
    nameOf: (officer) => names.get(officer) ?? null,
    communeName: (code) => communeName(territory, code),
  };
}

/**
 * Compares lines with the register, many at a time. A unit that was merged into another is found under its former
 * identifier or page; of two lines about one unit the first has the word (`told`).
 */
export async function planEdits(
  d: Reader | Writer,
  lines: readonly EditLine[],
  told: ToldEdits,
  rules: EditRules,
): Promise<PlannedEdit[]> {
  const units = await readUnits(d, lines);
  const ids = [...new Set([...units.values()].map(({ id }) => id))];
  const owners = await firstOwners(d as Reader, ids);
  const open = new Map(
    (await spellsOfUnits(d, ids))
      .filter(({ endedOn }) => endedOn === null)
      .map((spell) => [spell.unitId, spell]),
  );
  return lines.map((line): PlannedEdit => {
    const name = nameNumber(line.entry);
    const unit = units.get(nameOf(line.entry));
    if (told.names.has(name) || (unit && told.units.has(unit.id))) return { ...line, kind: 'repeated' };
    told.names.add(name);
    if (!unit) return planUnknown(line);
    told.units.add(unit.id);
    const known = { unit, firstOwner: owners.get(unit.id) ?? null, openSpell: open.get(unit.id) ?? null };
    const effect = firstWord(editEffect(line.line, line.entry, known, rules), known.firstOwner, told);
    return { ...line, kind: 'known', known, effect };
  });
}

/** An owner of several units is corrected by the first line that says something new: the others still have the old word. */
function firstWord(effect: EditEffect, owner: Known['firstOwner'], told: ToldEdits): EditEffect {
  if (owner === null || effect.owner.length === 0) return effect;
  if (told.owners.has(owner.id)) return { ...effect, owner: [] };
  told.owners.add(owner.id);
  return effect;
}

/** The register has no such unit: a home to enter, where the line describes one. */
function planUnknown(line: EditLine): PlannedEdit {
  const { home } = line.entry;
  if (home === null) return { ...line, kind: 'unknown' };
  if (home.kind === 'refused') return { ...line, kind: 'refused', reasons: home.reasons };
  if (home.leftOut !== null) return { ...line, kind: 'left-out', reason: home.leftOut };
  const { entry, warnings } = home;
  // Nothing but a name tells two owners apart here: it is worth its own line, as in LOVAC without person numbers.
  const owners = ownersEffect(entry.owners, [], [], new Map());
  return { ...line, kind: 'new', home: { line: line.line, entry, owners }, unread: warnings };
}

/** The name under which a line speaks of its unit. */
const nameOf = ({ unitId, idlocal }: UnitEdit): string => (unitId === null ? (idlocal ?? '') : `#${unitId}`);

/** Identifiers of dwellings stay well below: a number of our own is none of them. */
const OUR_OWN = 2 ** 48;
/** The same name as a number. */
export const nameNumber = ({ unitId, idlocal }: UnitEdit): number =>
  unitId === null ? idlocalNumber(idlocal ?? '0') : OUR_OWN + unitId;

async function readUnits(d: Reader | Writer, lines: readonly EditLine[]): Promise<Map<string, Unit>> {
  const idlocals = lines.flatMap(({ entry }) => (entry.idlocal === null ? [] : [entry.idlocal]));
  const numbers = lines.flatMap(({ entry }) => (entry.unitId === null ? [] : [entry.unitId]));
  const aliases = await unitsByAlias(d, idlocals);
  const byId = new Map(
    (await findUnits(d, [...numbers, ...aliases.map(({ keptId }) => keptId)])).map((unit) => [unit.id, unit]),
  );
  const found = new Map<string, Unit>();
  for (const { alias, keptId } of aliases) {
    const kept = byId.get(keptId);
    if (kept && alias !== null) found.set(alias, kept);
  }
  for (const unit of await findUnitsByIdlocal(d, idlocals)) found.set(unit.idlocal ?? '', unit);
  for (const id of numbers) {
    const unit = byId.get(id);
    if (unit) found.set(`#${id}`, unit);
  }
  return found;
}
