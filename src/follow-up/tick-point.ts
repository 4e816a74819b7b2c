import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { conflict, invalid, mustExist } from '../shared/errors.ts';
import type { TaskId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import { findTask, saveTask } from './task-store.ts';

/**
 * Ticks one point of a procedure, or takes the tick back. @throws DomainError conflict when the task is over or changed
 * meanwhile, invalid when there is no such point
 */
export async function tickPoint(
  ctx: Context,
  seen: { readonly id: TaskId; readonly version: number },
  point: number,
  done: boolean,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const task = mustExist(await findTask(d, seen.id), 'web.error.404.text');
    await unitForStaff(d, ctx, task.unitId);
    if (task.state !== 'open') throw conflict('web.errors.changedMeanwhile');
    if (task.step?.points?.[point] === undefined) throw invalid('followUp.errors.point');
    const others = task.ticked.filter((place) => place !== point);
    await saveTask(d, seen, { ticked: (done ? [...others, point] : others).sort((a, b) => a - b) });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: done ? 'unit.checklist-ticked' : 'unit.checklist-unticked',
        subject: { kind: 'unit', id: task.unitId },
        data: { task: task.id, point },
      },
    );
  });
}
