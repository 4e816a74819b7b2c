import { unlessReferredTo } from '../../db/attempt.ts';
import type { Writer } from '../../db/database.ts';
import { removeFromSearch } from '../../db/search.ts';
import { findOwner } from '../../people/people-queries.ts';
import { correctOwner, withdrawOwner } from '../../people/register-owners.ts';
import type { Instant } from '../../shared/dates.ts';
import type { ImportId, UnitId } from '../../shared/ids.ts';
import { buildingsHolding, dropEmptyBuildings } from '../building/building-store.ts';
import { refreshUnits } from '../refresh-units.ts';
import { changeSpell, deleteSpell, deleteSpellsOfUnit, findOpenSpell } from '../spells/spell-store.ts';
import { replaceUnitOwners, unitOwnersOf, unitsOfOwners } from '../unit-owner-store.ts';
import { changeUnit, deleteUnit, findUnit, type Unit } from '../unit-store.ts';
import type { ApplySettings } from './file-work.ts';
import { type ImportChange, removeChange } from './import-store.ts';
import { fieldsToRestore, isStill, type TracedSpell, type UnitTrace } from './import-trace.ts';

/** What became of one unit: `kept` where something was done on it since. */
export type Undone = 'removed' | 'restored' | 'kept';

/**
 * Takes back what an import did to these units. What a person did since stays: a unit already written about, or a
 * field already corrected, is not touched.
 */
export async function undoChanges(
  d: Writer,
  importId: ImportId,
  changes: readonly ImportChange[],
  { territory, now }: ApplySettings,
): Promise<Undone[]> {
  const stale = new Set<UnitId>();
  const undone: Undone[] = [];
  const buildings = await buildingsHolding(
    d,
    changes.map(({ unitId }) => unitId),
  );
  for (const change of changes) {
    const { before, after, unitId } = change;
    undone.push(
      before === null
        ? await removeUnit(d, importId, change)
        : await restoreUnit(d, change, before, stale, now),
    );
    await removeChange(d, importId, unitId);
    for (const owner of after.entered) await unlessReferredTo(d, () => withdrawOwner(d, owner));
  }
  await dropEmptyBuildings(d, buildings);
  await refreshUnits(d, territory, [...stale]);
  return undone;
}

async function removeUnit(d: Writer, importId: ImportId, { unitId, after }: ImportChange): Promise<Undone> {
  const unit = await findUnit(d, unitId);
  if (!unit) return 'removed';
  if (isWorkedOn(unit, after)) return 'kept';
  const removed = await unlessReferredTo(d, async () => {
    await removeChange(d, importId, unitId);
    await deleteSpellsOfUnit(d, unitId);
    await replaceUnitOwners(d, unitId, []);
    await deleteUnit(d, unitId);
    removeFromSearch(d, unitId);
  });
  return removed ? 'removed' : 'kept';
}

/** Somebody corrected it, took it over, or moved it on from the follow-up with which it came. */
function isWorkedOn(unit: Unit, { unit: came }: UnitTrace): boolean {
  const row = unit as Readonly<Record<string, unknown>>;
  const entered = { status: 'not-followed', ...came };
  const moved = Object.entries(entered).some(([field, value]) => !isStill(row[field], value));
  return unit.editedFields.length > 0 || unit.assignedTo !== null || moved;
}

async function restoreUnit(
  d: Writer,
  { unitId, after }: ImportChange,
  before: UnitTrace,
  stale: Set<UnitId>,
  now: Instant,
): Promise<Undone> {
  const unit = await findUnit(d, unitId);
  if (!unit) return 'kept';
  const fields = fieldsToRestore(unit, before.unit, after.unit);
  await changeUnit(d, unitId, { ...(fields as object), updatedAt: now });
  if (after.spell !== null) await restoreSpell(d, unitId, before.spell, after.spell);
  if (before.links !== null && after.links !== null) await restoreLinks(d, unitId, before.links, after.links);
  const owners = await restoreOwners(d, before, after);
  for (const { id } of await unitsOfOwners(d, owners)) stale.add(id);
  if (!isOnlyVintage(after)) stale.add(unitId);
  return Object.keys(fields).length < Object.keys(before.unit).length ? 'kept' : 'restored';
}

const isOnlyVintage = ({ unit, spell, links }: UnitTrace): boolean =>
  spell === null && links === null && Object.keys(unit).every((field) => field.endsWith('Vintage'));

const spellTrace = ({ id, startedOn, startPrecision, startEvidence, vintage, definition }: TracedSpell) => [
  id,
  startedOn,
  startPrecision,
  startEvidence,
  vintage,
  definition,
];

async function restoreSpell(
  d: Writer,
  unitId: ImportChange['unitId'],
  before: TracedSpell | null,
  after: TracedSpell,
): Promise<void> {
  const open = await findOpenSpell(d, unitId);
  if (!open || !isStill(spellTrace(open), spellTrace(after))) return;
  if (before === null) {
    await unlessReferredTo(d, () => deleteSpell(d, after.id));
    return;
  }
  const { id, ...facts } = before;
  await changeSpell(d, id, facts);
}

async function restoreLinks(
  d: Writer,
  unitId: ImportChange['unitId'],
  before: NonNullable<UnitTrace['links']>,
  after: NonNullable<UnitTrace['links']>,
): Promise<void> {
  const text = (links: NonNullable<UnitTrace['links']>): string[] =>
    links.map(({ ownerId, rank, right }) => `${ownerId} ${rank} ${right}`).sort();
  if (isStill(text(await unitOwnersOf(d, [unitId])), text(after))) await replaceUnitOwners(d, unitId, before);
}

async function restoreOwners(d: Writer, before: UnitTrace, after: UnitTrace) {
  const restored = [];
  for (const { id, fields } of before.owners) {
    const owner = await findOwner(d, id);
    const written = after.owners.find((candidate) => candidate.id === id);
    if (!owner || !written) continue;
    const back = fieldsToRestore(owner, fields, written.fields);
    if (Object.keys(back).length === 0) continue;
    await correctOwner(d, id, back as object);
    restored.push(id);
  }
  return restored;
}
