import type { Writer } from '../../db/database.ts';
import { correctOwner } from '../../people/register-owners.ts';
import type { Instant } from '../../shared/dates.ts';
import type { BuildingId } from '../../shared/ids.ts';
import { addSpells, changeSpell, type Spell } from '../spells/spell-store.ts';
import { replaceUnitOwners } from '../unit-owner-store.ts';
import { changeUnit } from '../unit-store.ts';
import type { Holders } from './enter-holders.ts';
import type { TracedFields, TracedLink, TracedSpell, UnitTrace } from './import-trace.ts';
import { linksWanted } from './owners-on-import.ts';
import type { Known, PlannedEntry } from './plan-entries.ts';

type Sides<Side> = { readonly before: Side; readonly after: Side };

/**
 * Changes a unit the register knows as planned; null when the file tells nothing new of it, not even its vintage.
 * The vintage itself is noted for many units at once by the caller.
 */
export async function changeKnownUnit(
  d: Writer,
  planned: PlannedEntry,
  known: Known,
  holders: Holders,
  building: BuildingId | undefined,
  now: Instant,
): Promise<Sides<UnitTrace> | null> {
  const place = building === undefined ? {} : { buildingId: building };
  const facts = { ...newFacts(planned, known), ...place };
  const vintage = newVintage(planned, known);
  const spell = await changeVacancy(d, planned, known, now);
  const links = planned.owners.relinked ? await relink(d, planned, known, holders) : null;
  const owners = await correctHolders(d, planned);
  const touched =
    Object.keys(facts).length > 0 || spell !== null || links !== null || owners.after.length > 0;
  if (touched) await changeUnit(d, known.unit.id, { ...(facts as object), updatedAt: now });
  if (!touched && Object.keys(vintage).length === 0) return null;
  const after = { ...facts, ...vintage };
  return {
    before: {
      unit: pick(known.unit, Object.keys(after)),
      spell: spell?.before ?? null,
      links: links?.before ?? null,
      owners: owners.before,
      entered: [],
    },
    after: {
      unit: after,
      spell: spell?.after ?? null,
      links: links?.after ?? null,
      owners: owners.after,
      entered: holders.enteredBy(planned),
    },
  };
}

/** What the file says otherwise than the register, but for what a person said. */
function newFacts({ effect }: PlannedEntry, { unit }: Known): TracedFields {
  if (effect.kind !== 'changed') return {};
  const facts: Record<string, string | number | null> = {};
  for (const { field, to } of effect.fields) facts[field] = to as string | number | null;
  if (effect.spell.kind !== 'open') return facts;
  // Empty again after an end: a new story, which the follow-up of the last one no longer tells.
  const followUp = unit.status === 'completed' ? { status: 'not-followed', substatus: null } : {};
  return { ...facts, occupancy: 'vacant', ...followUp };
}

/** The vintages between which files have shown the unit, where this one moves them. */
export function newVintage({ entry, effect }: PlannedEntry, { unit }: Known): TracedFields {
  if (effect.kind === 'older' || unit.lastVintage === entry.vintage) return {};
  return {
    lastVintage: entry.vintage,
    ...(unit.firstVintage === null ? { firstVintage: entry.vintage } : {}),
  };
}

const pick = (row: object, fields: readonly string[]): TracedFields => {
  const values = row as Readonly<Record<string, string | number | null>>;
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
};

const tracedSpell = (spell: Spell): TracedSpell => ({
  id: spell.id,
  startedOn: spell.startedOn,
  startPrecision: spell.startPrecision,
  startEvidence: spell.startEvidence,
  vintage: spell.vintage,
  definition: spell.definition,
});

async function changeVacancy(
  d: Writer,
  { effect, entry }: PlannedEntry,
  { unit, openSpell }: Known,
  now: Instant,
): Promise<{ before: TracedSpell | null; after: TracedSpell } | null> {
  if (effect.kind !== 'changed') return null;
  if (effect.spell.kind === 'open') {
    const [id] = await addSpells(d, [{ ...effect.spell.spell, unitId: unit.id, createdAt: now }]);
    return id === undefined ? null : { before: null, after: { id, ...effect.spell.spell } };
  }
  if (effect.spell.kind !== 'restart' || openSpell === null) return null;
  await changeSpell(d, openSpell.id, entry.spell);
  return { before: tracedSpell(openSpell), after: { id: openSpell.id, ...entry.spell } };
}

async function relink(
  d: Writer,
  planned: PlannedEntry,
  known: Known,
  holders: Holders,
): Promise<Sides<readonly TracedLink[]>> {
  const fromFile = planned.owners.holders.map((holder) => ({
    ownerId: holders.idOf(planned, holder),
    rank: holder.facts.rank,
    right: holder.facts.right,
  }));
  const after = linksWanted(fromFile, known.links);
  await replaceUnitOwners(d, known.unit.id, after);
  return { before: known.links.map(({ ownerId, rank, right }) => ({ ownerId, rank, right })), after };
}

async function correctHolders(d: Writer, { owners }: PlannedEntry): Promise<Sides<UnitTrace['owners']>> {
  const before: UnitTrace['owners'][number][] = [];
  const after: UnitTrace['owners'][number][] = [];
  for (const { known, corrections } of owners.holders) {
    const fields = Object.keys(corrections);
    if (known === null || fields.length === 0) continue;
    const was = await correctOwner(d, known.id, corrections as object);
    before.push({ id: known.id, fields: pick(was, fields) });
    after.push({ id: known.id, fields: corrections as TracedFields });
  }
  return { before, after };
}
