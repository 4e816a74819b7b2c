import type { Writer } from '../db/database.ts';
import { correctOwner } from '../people/register-owners.ts';
import type { Instant } from '../shared/dates.ts';
import type { Holders } from './enter-holders.ts';
import type { TracedFields, TracedLink, TracedSpell, UnitTrace } from './import-trace.ts';
import { linksWanted } from './owners-on-import.ts';
import type { Known, PlannedEntry } from './plan-entries.ts';
import { addSpells, changeSpell, type Spell } from './spell-store.ts';
import { replaceUnitOwners } from './unit-owner-store.ts';
import { changeUnit } from './unit-store.ts';

type Sides<Side> = { readonly before: Side; readonly after: Side };

/** Changes a unit the register knows as planned; null when the file tells nothing new of it, not even its vintage. */
export async function changeKnownUnit(
  d: Writer,
  planned: PlannedEntry,
  known: Known,
  holders: Holders,
  now: Instant,
): Promise<Sides<UnitTrace> | null> {
  const unit = unitFields(planned, known);
  const spell = await changeVacancy(d, planned, known, now);
  const links = planned.owners.relinked ? await relink(d, planned, known, holders) : null;
  const owners = await correctHolders(d, planned);
  const parts = [Object.keys(unit.after), spell?.after ?? [], links?.after ?? [], owners.after];
  if (parts.every((part) => Array.isArray(part) && part.length === 0)) return null;
  await changeUnit(d, known.unit.id, { ...(unit.after as object), updatedAt: now });
  return {
    before: {
      unit: unit.before,
      spell: spell?.before ?? null,
      links: links?.before ?? null,
      owners: owners.before,
      entered: [],
    },
    after: {
      unit: unit.after,
      spell: spell?.after ?? null,
      links: links?.after ?? null,
      owners: owners.after,
      entered: holders.enteredBy(planned),
    },
  };
}

function unitFields({ entry, effect }: PlannedEntry, { unit }: Known): Sides<TracedFields> {
  const after: Record<string, string | number | null> = {};
  if (effect.kind === 'changed') {
    for (const { field, to } of effect.fields) after[field] = to as string | number | null;
    // Empty again after an end: a new story, which the follow-up of the last one no longer tells.
    if (effect.spell.kind === 'open') {
      after.occupancy = 'vacant';
      if (unit.status === 'completed') Object.assign(after, { status: 'not-followed', substatus: null });
    }
  }
  if (unit.lastVintage !== entry.vintage) after.lastVintage = entry.vintage;
  if (unit.firstVintage === null) after.firstVintage = entry.vintage;
  return { before: pick(unit, Object.keys(after)), after };
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
