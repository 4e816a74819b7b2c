import type { Reader, Writer } from '../../db/database.ts';
import { listStaff } from '../../people/people-queries.ts';
import { communeName, type Territory } from '../../programme/territory.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import type { AccountId, OwnerId, UnitId } from '../../shared/ids.ts';
import { unitsByAlias } from '../merge/merge-store.ts';
import { spellsOfUnits } from '../spells/spell-store.ts';
import { findUnits, findUnitsByIdlocal, type Unit } from '../unit-store.ts';
import { firstOwners } from '../units-queries.ts';
import { type EditEffect, type EditRules, editEffect } from './edit-effects.ts';
import type { Known } from './known-unit.ts';
import type { UnitEdit } from './unit-edit.ts';

export type EditLine = { readonly line: number; readonly entry: UnitEdit };
/** What a line would do: nothing where the register has no such unit, or where an earlier line spoke of it. */
export type PlannedEdit = EditLine &
  (
    | { readonly kind: 'unknown' | 'repeated' }
    | { readonly kind: 'known'; readonly known: Known; readonly effect: EditEffect }
  );

/** Units and owners that a line of this run has already spoken of. */
export type ToldEdits = { readonly units: Set<UnitId>; readonly owners: Set<OwnerId> };

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
    const unit = units.get(keyOf(line.entry));
    if (!unit) return { ...line, kind: 'unknown' };
    if (told.units.has(unit.id)) return { ...line, kind: 'repeated' };
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

const keyOf = ({ unitId, idlocal }: UnitEdit): string => (unitId === null ? (idlocal ?? '') : `#${unitId}`);

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
