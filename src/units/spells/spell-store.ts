import { and, asc, eq, isNull } from 'drizzle-orm';
import { among } from '../../db/among.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import type { SpellId, UnitId } from '../../shared/ids.ts';
import { vacancySpells } from '../unit-table.ts';
import type { SpellEnd, VacancySpell } from './vacancy-spell.ts';

export type Spell = typeof vacancySpells.$inferSelect;
export type NewSpell = typeof vacancySpells.$inferInsert;

/** The spells of several units, oldest first. */
export async function spellsOfUnits(d: Reader, ids: readonly UnitId[]): Promise<Spell[]> {
  if (ids.length === 0) return [];
  return d
    .select()
    .from(vacancySpells)
    .where(among(vacancySpells.unitId, ids))
    .orderBy(asc(vacancySpells.unitId), asc(vacancySpells.startedOn))
    .all();
}

export const spellsOfUnit = (d: Reader, id: UnitId): Promise<Spell[]> => spellsOfUnits(d, [id]);

export async function findOpenSpell(d: Reader, unitId: UnitId): Promise<Spell | undefined> {
  return d
    .select()
    .from(vacancySpells)
    .where(and(eq(vacancySpells.unitId, unitId), isNull(vacancySpells.endedOn)))
    .get();
}

/** Adds many at once; ids come back in the order given. */
export async function addSpells(d: Writer, rows: readonly NewSpell[]): Promise<SpellId[]> {
  return insertMany(d, vacancySpells, rows) as SpellId[];
}

export async function changeSpell(
  d: Writer,
  id: SpellId,
  changes: Partial<
    Pick<NewSpell, 'startedOn' | 'startPrecision' | 'startEvidence' | 'vintage' | 'definition'>
  >,
): Promise<void> {
  d.update(vacancySpells).set(changes).where(eq(vacancySpells.id, id)).run();
}

/** Ends an open spell. False when it was no longer open. */
export async function endOpenSpell(d: Writer, id: SpellId, end: SpellEnd): Promise<boolean> {
  return (
    d
      .update(vacancySpells)
      .set(end)
      .where(and(eq(vacancySpells.id, id), isNull(vacancySpells.endedOn)))
      .run().changes === 1
  );
}

export async function deleteSpell(d: Writer, id: SpellId): Promise<void> {
  d.delete(vacancySpells).where(eq(vacancySpells.id, id)).run();
}

export async function deleteSpellsOfUnit(d: Writer, id: UnitId): Promise<void> {
  d.delete(vacancySpells).where(eq(vacancySpells.unitId, id)).run();
}

/** A row as the core speaks of it: both ends, or neither. */
export function asVacancySpell(spell: Spell): VacancySpell {
  const facts = {
    startedOn: spell.startedOn,
    startPrecision: spell.startPrecision,
    startEvidence: spell.startEvidence,
    vintage: spell.vintage,
    definition: spell.definition,
  };
  return spell.endedOn !== null && spell.exitKind !== null
    ? { ...facts, endedOn: spell.endedOn, exitKind: spell.exitKind }
    : { ...facts, endedOn: null, exitKind: null };
}
