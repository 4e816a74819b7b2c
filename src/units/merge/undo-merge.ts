import type { Context } from '../../context.ts';
import { moveBack } from '../../db/references.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { MergeId, UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { saveUnit, type Unit } from '../unit-store.ts';
import type { Merge } from './merge-store.ts';
import { markUndone, mergesOf, restoreRows, restoreUnit } from './merge-store.ts';

/** Only the latest merge, and only while nobody worked on the unit since. */
export const canBeUndone = (unit: Pick<Unit, 'version'>, merges: readonly Merge[], id: MergeId): boolean =>
  merges[0]?.id === id && merges[0].keptVersion === unit.version;

/** Two records again, each with what it had. @throws DomainError `unitLife.errors.mergeNotUndone` */
export async function undoMerge(ctx: Context, keptId: UnitId, id: MergeId): Promise<UnitId> {
  return ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, keptId);
    const merges = await mergesOf(d, keptId);
    const merge = mustExist(
      merges.find((found) => found.id === id),
      'web.error.404.text',
    );
    if (!canBeUndone(unit, merges, id)) throw refused('unitLife.errors.mergeNotUndone');
    const { absorbedId, before, moved } = merge;
    const now = ctx.clock();
    // The identifier may have changed sides: the kept unit gives it back before the other takes it.
    const { id: _, version: __, knownClass: ___, ...facts } = before.kept as Unit;
    await saveUnit(d, unit, { ...facts, updatedAt: now });
    await restoreUnit(d, before.absorbed);
    await restoreRows(d, { ...before, ids: [keptId, absorbedId] });
    moveBack(d, moved);
    await markUndone(d, id, now);
    await refreshUnits(d, ctx.territory, [keptId, absorbedId]);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'unit.merge-undone', subject: { kind: 'unit', id: keptId }, data: { absorbed: absorbedId } },
    );
    return absorbedId;
  });
}
