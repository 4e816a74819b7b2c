import type { Reader, Writer } from '../../db/database.ts';
import { findOwners, findOwnersByPersonNumber, type Owner } from '../../people/people-queries.ts';
import type { UnitId } from '../../shared/ids.ts';
import { unitsByAlias } from '../merge/merge-store.ts';
import { asVacancySpell, type Spell, spellsOfUnits } from '../spells/spell-store.ts';
import type { RegisterEntry } from '../unit.ts';
import { type UnitOwner, unitOwnersOf } from '../unit-owner-store.ts';
import { findUnits, findUnitsByIdlocal, type Unit } from '../unit-store.ts';
import { type EntryEffect, effectOf, type KnownUnit } from './changes-on-import.ts';
import { type NumberTable, personNumberNumber } from './number-table.ts';
import { type KnownOwner, NO_OWNERS_EFFECT, type OwnersEffect, ownersEffect } from './owners-on-import.ts';

/** A unit the register already has, with what an import may touch of it. */
export type Known = {
  readonly unit: Unit;
  readonly openSpell: Spell | null;
  readonly links: readonly UnitOwner[];
  readonly owners: readonly Owner[];
};
/** What a line would do, worked out before anything is written. */
export type PlannedEntry = {
  readonly line: number;
  readonly entry: RegisterEntry;
  readonly known: Known | null;
  readonly effect: EntryEffect;
  readonly owners: OwnersEffect;
};

/**
 * Owners whom a line of this run has already told of. The first line about a person has the last word: two lines
 * with two addresses would otherwise undo each other at every import.
 */
export type ToldOwners = NumberTable;

/** Compares lines with the register, many at a time: four reads whatever their number. */
export async function planEntries(
  d: Reader | Writer,
  lines: readonly { readonly line: number; readonly entry: RegisterEntry }[],
  told: ToldOwners,
): Promise<PlannedEntry[]> {
  const register = await readKnown(
    d,
    lines.map(({ entry }) => entry),
  );
  const named = new Set(lines.map(({ entry }) => entry.unit.idlocal));
  return lines.map(({ line, entry }) => {
    const known = register.units.get(entry.unit.idlocal ?? '') ?? null;
    if (known !== null && known.unit.idlocal !== entry.unit.idlocal)
      return planAbsorbed(line, entry, known, named.has(known.unit.idlocal), register);
    const effect = effectOf(known === null ? null : asKnownUnit(known, register.spells), entry);
    return { line, entry, known, effect, owners: planOwners(entry, known, effect, register, told) };
  });
}

/**
 * A line that names a record since merged into another unit. Its facts were judged at the merge: it only tells that
 * the home is still, or again, vacant; nothing where the file also has a line under the unit’s own identifier.
 */
function planAbsorbed(
  line: number,
  entry: RegisterEntry,
  known: Known,
  hasOwnLine: boolean,
  register: Register,
): PlannedEntry {
  const alreadyTold = hasOwnLine || known.unit.lastVintage === entry.vintage;
  const told = alreadyTold ? null : effectOf(asKnownUnit(known, register.spells), entry);
  const effect: EntryEffect =
    told === null
      ? { kind: 'older' }
      : told.kind === 'changed'
        ? told.spell.kind === 'none'
          ? { kind: 'unchanged' }
          : { ...told, fields: [], kept: [] }
        : told;
  return { line, entry, known, effect, owners: NO_OWNERS_EFFECT };
}

function planOwners(
  entry: RegisterEntry,
  known: Known | null,
  effect: EntryEffect,
  register: Register,
  told: ToldOwners,
): OwnersEffect {
  if (effect.kind === 'older' || known?.unit.editedFields.includes('owners')) return NO_OWNERS_EFFECT;
  const planned = ownersEffect(
    entry.owners,
    known?.links ?? [],
    (known?.owners ?? []).map(asKnownOwner),
    register.byPersonNumber,
  );
  return { ...planned, holders: planned.holders.map((holder) => firstWord(holder, told)) };
}

function firstWord(holder: OwnersEffect['holders'][number], told: ToldOwners) {
  const key = holder.facts.personNumber;
  if (key === null) return holder;
  const number = personNumberNumber(key);
  if (told.has(number)) return { ...holder, corrections: {} };
  told.add(number);
  return holder;
}

type Register = {
  readonly units: ReadonlyMap<string, Known>;
  readonly spells: ReadonlyMap<UnitId, readonly Spell[]>;
  readonly byPersonNumber: ReadonlyMap<string, KnownOwner>;
};

async function readKnown(d: Reader | Writer, entries: readonly RegisterEntry[]): Promise<Register> {
  const idlocals = entries.map(({ unit }) => unit.idlocal).filter((idlocal) => idlocal !== null);
  const direct = await findUnitsByIdlocal(d, idlocals);
  const aliases = await unitsByAlias(d, idlocals);
  const kept = await findUnits(
    d,
    aliases.map(({ keptId }) => keptId),
  );
  const found = [...new Map([...direct, ...kept].map((unit) => [unit.id, unit])).values()];
  const names = Map.groupBy(aliases, ({ keptId }) => keptId);
  const ids = found.map(({ id }) => id);
  const spells = Map.groupBy(await spellsOfUnits(d, ids), ({ unitId }) => unitId);
  const links = Map.groupBy(await unitOwnersOf(d, ids), ({ unitId }) => unitId);
  const ownerIds = [...new Set([...links.values()].flat().map(({ ownerId }) => ownerId))];
  const owners = new Map((await findOwners(d, ownerIds)).map((owner) => [owner.id, owner]));
  const numbers = entries.flatMap((entry) => entry.owners.map(({ personNumber }) => personNumber));
  const numbered = await findOwnersByPersonNumber(d, [
    ...new Set(numbers.filter((number) => number !== null)),
  ]);
  return {
    spells,
    byPersonNumber: new Map(numbered.map((owner) => [owner.personNumber ?? '', asKnownOwner(owner)])),
    units: new Map(
      found.flatMap((unit) => {
        const ofUnit = links.get(unit.id) ?? [];
        const known: Known = {
          unit,
          openSpell: spells.get(unit.id)?.find(({ endedOn }) => endedOn === null) ?? null,
          links: ofUnit,
          owners: ofUnit.map(({ ownerId }) => owners.get(ownerId)).filter((owner) => owner !== undefined),
        };
        const absorbed = names.get(unit.id)?.map(({ alias }) => alias) ?? [];
        return [unit.idlocal ?? '', ...absorbed].map((idlocal) => [idlocal, known] as const);
      }),
    ),
  };
}

function asKnownUnit({ unit, openSpell }: Known, spells: Register['spells']): KnownUnit {
  const ends = (spells.get(unit.id) ?? []).map(({ endedOn }) => endedOn).filter((end) => end !== null);
  return {
    facts: unit,
    editedFields: unit.editedFields,
    lastVintage: unit.lastVintage,
    openSpell: openSpell === null ? null : asVacancySpell(openSpell),
    lastEndedOn: openSpell === null ? (ends.toSorted().at(-1) ?? null) : null,
  };
}

const asKnownOwner = (owner: Owner): KnownOwner => ({ ...owner, verified: owner.accountId !== null });
