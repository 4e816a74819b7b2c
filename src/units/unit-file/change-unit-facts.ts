import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { saveUnit, type Unit } from '../unit-store.ts';
import { unitForStaff } from './edit-unit.ts';
import { withEdited } from './edited-fields.ts';

type Deed = {
  readonly action: string;
  /** Facts that a later file no longer overwrites. */
  readonly edited?: readonly string[];
  /** Facts that files may overwrite again. */
  readonly released?: readonly string[];
  readonly changes?: Partial<Unit>;
  readonly data: Readonly<Record<string, unknown>>;
};

/**
 * A deed of an officer on a unit they have on screen: checked against their communes and the version they saw, noted
 * in the journal, brought to lists and search; all or nothing. `work` answers null where there is nothing to change.
 * @throws DomainError not-found, forbidden, conflict
 */
export async function changeUnitFacts(
  ctx: Context,
  id: UnitId,
  version: number,
  work: (d: Writer, unit: Unit) => Promise<Deed | null>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, id);
    const deed = await work(d, unit);
    if (deed === null) return;
    const { action, edited = [], released = [], changes = {}, data } = deed;
    const now = ctx.clock();
    const editedFields = withEdited(unit.editedFields, edited).filter((field) => !released.includes(field));
    await saveUnit(d, { id, version }, { ...changes, editedFields, updatedAt: now });
    await refreshUnits(d, ctx.territory, [id]);
    await appendJournal(d, { actor: ctx.actor, now }, { action, subject: { kind: 'unit', id }, data });
  });
}
