import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { differences, withEdited } from '../unit-file/edited-fields.ts';
import { changeUnit, type Unit } from '../unit-store.ts';

export type BulkChange = Partial<Pick<Unit, 'assignedTo' | 'status' | 'substatus' | 'reasons'>>;

/**
 * Changes one unit of a deed on many, inside its transaction, with one line of the journal that names the deed.
 * `extra`: what else the deed did there. @returns the unit's version once changed; null when it stays as it is
 */
export async function changeInBulk(
  d: Writer,
  ctx: Context,
  unit: Unit,
  change: BulkChange,
  { action, deed, extra = {} }: { action: string; deed: number; extra?: Readonly<Record<string, unknown>> },
): Promise<number | null> {
  const changed = differences(unit, change);
  const fields = Object.keys(changed);
  const now = ctx.clock();
  if (fields.length > 0) {
    const editedFields = withEdited(unit.editedFields, fields);
    await changeUnit(d, unit.id, { ...change, editedFields, updatedAt: now });
  }
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    { action, subject: { kind: 'unit', id: unit.id }, data: { ...changed, ...extra, deed } },
  );
  return fields.length > 0 ? unit.version + 1 : null;
}
