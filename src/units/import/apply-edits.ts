import type { Writer } from '../../db/database.ts';
import { correctOwner } from '../../people/register-owners.ts';
import type { UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { withEdited } from '../unit-file/edited-fields.ts';
import { changeUnit } from '../unit-store.ts';
import type { ApplySettings } from './apply-entries.ts';
import type { EditEffect, EditedField } from './edit-effects.ts';
import type { ImportChange } from './import-store.ts';
import { NO_TRACE, type TracedFields, type UnitTrace } from './import-trace.ts';
import type { Known } from './known-unit.ts';
import type { PlannedEdit } from './plan-edits.ts';

/**
 * Writes the edits planned, inside the caller's transaction, as an officer's words: what they change beats later files.
 * Says what changed in each unit, so that it can be undone.
 */
export async function applyEdits(
  d: Writer,
  planned: readonly PlannedEdit[],
  { territory, now }: ApplySettings,
): Promise<ImportChange[]> {
  const changes: ImportChange[] = [];
  const stale: UnitId[] = [];
  for (const line of planned) {
    if (line.kind !== 'known') continue;
    const { known, effect } = line;
    if (effect.fields.length === 0 && effect.owner.length === 0) continue;
    const change = changeOf(known, effect);
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

/** Both sides of what an edit changes in a unit and its first owner. */
function changeOf({ unit, firstOwner }: Known, { fields, owner }: EditEffect): ImportChange {
  const editedFields = withEdited(
    unit.editedFields,
    fields.map(({ field }) => field),
  );
  const side = (which: 'from' | 'to', edited: readonly string[]): UnitTrace => ({
    ...NO_TRACE,
    unit: { ...sideOf(fields, which), ...(fields.length > 0 ? { editedFields: edited } : {}) },
    owners:
      firstOwner === null || owner.length === 0 ? [] : [{ id: firstOwner.id, fields: sideOf(owner, which) }],
  });
  return { unitId: unit.id, before: side('from', unit.editedFields), after: side('to', editedFields) };
}

const sideOf = (fields: readonly EditedField[], side: 'from' | 'to'): TracedFields =>
  Object.fromEntries(fields.map((change) => [change.field, change[side] as TracedFields[string]]));
