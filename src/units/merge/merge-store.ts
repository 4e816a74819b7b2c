import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { among } from '../../db/among.ts';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { MergeId, SpellId, UnitId } from '../../shared/ids.ts';
import type { Spell } from '../spells/spell-store.ts';
import { unitMerges } from '../unit-merge-table.ts';
import type { Unit } from '../unit-store.ts';
import { unitOwners, units, vacancySpells } from '../unit-table.ts';
import type { PlainRow } from './merge-snapshot.ts';

export type Merge = typeof unitMerges.$inferSelect;

/** Where a unit that was merged went; undefined for one that never was. */
async function mergedInto(d: Reader, absorbed: UnitId): Promise<UnitId | undefined> {
  const found = d
    .select({ keptId: unitMerges.keptId })
    .from(unitMerges)
    .where(and(eq(unitMerges.absorbedId, absorbed), isNull(unitMerges.undoneAt)))
    .get();
  return found?.keptId;
}

/** The unit itself or, where it was merged (and that one merged again), the one that remains. */
export async function keptUnit(d: Reader, id: UnitId): Promise<UnitId> {
  const kept = await mergedInto(d, id);
  return kept === undefined ? id : keptUnit(d, kept);
}

/** Units that files still name by an identifier of a record they absorbed. */
export async function unitsByAlias(
  d: Reader,
  idlocals: readonly string[],
): Promise<{ alias: string; keptId: UnitId }[]> {
  if (idlocals.length === 0) return [];
  return d
    .select({ alias: sql<string>`${unitMerges.aliasIdlocal}`, keptId: unitMerges.keptId })
    .from(unitMerges)
    .where(and(among(unitMerges.aliasIdlocal, idlocals), isNull(unitMerges.undoneAt)))
    .all();
}

/** Merges into this unit that still hold, the latest first. */
export async function mergesOf(d: Reader, kept: UnitId): Promise<Merge[]> {
  return d
    .select()
    .from(unitMerges)
    .where(and(eq(unitMerges.keptId, kept), isNull(unitMerges.undoneAt)))
    .orderBy(desc(unitMerges.id))
    .all();
}

/** The unit and every record that it absorbed, at any depth: their stories are one. */
export async function selfAndAbsorbed(d: Reader, id: UnitId): Promise<UnitId[]> {
  const absorbed = (await mergesOf(d, id)).map(({ absorbedId }) => absorbedId);
  return [id, ...(await Promise.all(absorbed.map((one) => selfAndAbsorbed(d, one)))).flat()];
}

export async function addMerge(d: Writer, row: typeof unitMerges.$inferInsert): Promise<void> {
  d.insert(unitMerges).values(row).run();
}

export async function markUndone(d: Writer, id: MergeId, now: Instant): Promise<void> {
  d.update(unitMerges).set({ undoneAt: now }).where(eq(unitMerges.id, id)).run();
}

const MOST_CANDIDATES = 40;

/** Units that may be the same dwelling: of the same parcel, or at the same address of the same commune. */
export async function likelyTwins(d: Reader, unit: Unit): Promise<Unit[]> {
  const parcel = unit.parcel === null ? undefined : eq(units.parcel, unit.parcel);
  const street = unit.address.split(',')[0] ?? unit.address;
  const address = and(
    eq(units.commune, unit.commune),
    sql`${units.address} >= ${street}`,
    sql`${units.address} < ${`${street}\u{10ffff}`}`,
  );
  return d
    .select()
    .from(units)
    .where(and(or(parcel, address), ne(units.id, unit.id)))
    .orderBy(asc(units.id))
    .limit(MOST_CANDIDATES)
    .all();
}

export async function spellsWithReturn(d: Reader, ids: readonly SpellId[]): Promise<ReadonlySet<SpellId>> {
  if (ids.length === 0) return new Set();
  const rows = d.all<{ id: SpellId }>(
    sql`SELECT spell_id AS id FROM market_return WHERE spell_id IN ${[...ids]}`,
  );
  return new Set(rows.map(({ id }) => id));
}

export async function putSpell(d: Writer, unitId: UnitId, { id, ...facts }: Spell): Promise<void> {
  d.update(vacancySpells)
    .set({ ...facts, unitId })
    .where(eq(vacancySpells.id, id))
    .run();
}

/** Rows as they were before a merge come back, whatever became of them. */
export async function restoreRows(
  d: Writer,
  rows: {
    readonly spells: readonly PlainRow[];
    readonly links: readonly PlainRow[];
    readonly ids: readonly UnitId[];
  },
): Promise<void> {
  const spells = rows.spells as readonly Spell[];
  d.delete(unitOwners)
    .where(inArray(unitOwners.unitId, [...rows.ids]))
    .run();
  const links = rows.links as (typeof unitOwners.$inferInsert)[];
  if (links.length > 0) d.insert(unitOwners).values(links).run();
  // Those that remain go home before those that are gone come back: one place for an open spell on each unit.
  const put = (spell: Spell) =>
    d.update(vacancySpells).set(spell).where(eq(vacancySpells.id, spell.id)).run();
  const gone = spells.filter((spell) => put(spell).changes === 0);
  for (const spell of gone) d.insert(vacancySpells).values(spell).run();
}

export async function restoreUnit(d: Writer, row: PlainRow): Promise<void> {
  d.insert(units)
    .values(row as typeof units.$inferInsert)
    .run();
}
