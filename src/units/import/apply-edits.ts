import type { Writer } from '../../db/database.ts';
import { correctOwner } from '../../people/register-owners.ts';
import type { UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { withEdited } from '../unit-file/edited-fields.ts';
import { changeUnit } from '../unit-store.ts';
import { createHomes, placeInBuildings } from './create-homes.ts';
import type { EditEffect, EditedField, EditRules } from './edit-effects.ts';
import { enterHolders } from './enter-holders.ts';
import type { ApplySettings } from './file-work.ts';
import type { ImportChange } from './import-store.ts';
import { NO_TRACE, type TracedFields, type UnitTrace } from './import-trace.ts';
import type { Known } from './known-unit.ts';
import type { PlannedEdit } from './plan-edits.ts';

/**
 * Enters the homes and writes the edits planned, inside the caller's transaction. Those of our own export are an officer's
 * words and beat later files; another software's are not, or its next file could not bring them up to date. Says what
 * changed in each unit, so that it can be undone.
 */
export async function applyEdits(
  d: Writer,
  planned: readonly PlannedEdit[],
  settings: ApplySettings,
  source: EditRules['source'],
): Promise<ImportChange[]> {
  const { territory, now } = settings;
  const changes = await enterNew(d, planned, settings);
  const stale: UnitId[] = [];
  for (const line of planned) {
    if (line.kind !== 'known') continue;
    const { known, effect } = line;
    if (effect.fields.length === 0 && effect.owner.length === 0) continue;
    const change = changeOf(known, effect, source);
    const facts = change.after.unit;
    if (effect.fields.length > 0)
      await changeUnit(d, known.unit.id, { ...(facts as object), updatedAt: now });
    for (const { id, fields } of change.after.owners) await correctOwner(d, id, fields as object);
    changes.push(change);
    if (effect.fields.some(({ field }) => field === 'address' || field === 'postcode'))
      stale.push(known.unit.id);
  }
  await refreshUnits(d, territory, stale);
  return changes;
}

async function enterNew(
  d: Writer,
  planned: readonly PlannedEdit[],
  settings: ApplySettings,
): Promise<ImportChange[]> {
  const homes = planned.flatMap((line) => (line.kind === 'new' ? [line.home] : []));
  if (homes.length === 0) return [];
  const holders = await enterHolders(d, homes, settings.now);
  const flats = homes.filter(({ entry }) => entry.unit.kind === 'flat');
  return createHomes(d, homes, holders, await placeInBuildings(d, flats, settings.now), settings);
}

/** Both sides of what an edit changes in a unit and its first owner. */
function changeOf(
  { unit, firstOwner }: Known,
  { fields, owner }: EditEffect,
  source: EditRules['source'],
): ImportChange {
  const marks = source === 'ours' && fields.length > 0;
  const editedFields = withEdited(
    unit.editedFields,
    fields.map(({ field }) => field),
  );
  const side = (which: 'from' | 'to', edited: readonly string[]): UnitTrace => ({
    ...NO_TRACE,
    unit: { ...sideOf(fields, which), ...(marks ? { editedFields: edited } : {}) },
    owners:
      firstOwner === null || owner.length === 0 ? [] : [{ id: firstOwner.id, fields: sideOf(owner, which) }],
  });
  return { unitId: unit.id, before: side('from', unit.editedFields), after: side('to', editedFields) };
}

const sideOf = (fields: readonly EditedField[], side: 'from' | 'to'): TracedFields =>
  Object.fromEntries(fields.map((change) => [change.field, change[side] as TracedFields[string]]));
