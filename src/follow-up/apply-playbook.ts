import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { dayOf } from '../shared/dates.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import type { UnitId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import { addPlanned } from './keep-tasks.ts';
import { dueAfter } from './playbook.ts';
import { tasksOfUnit } from './task-store.ts';

/**
 * Plans every step of a playbook for a unit, for its officer or else for whoever applies it. The steps keep their
 * words and days whatever becomes of the playbook. @throws DomainError conflict while it already runs there
 */
export async function applyPlaybook(ctx: Context, unitId: UnitId, slug: string): Promise<void> {
  const found = ctx.programme.playbooks.find((playbook) => playbook.slug === slug);
  const playbook = mustExist(found, 'web.error.404.text');
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, unitId);
    const running = (await tasksOfUnit(d, unitId)).some(
      (task) => task.playbook === playbook.title && task.state === 'open',
    );
    if (running) throw conflict('followUp.errors.running');
    const me = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
    for (const [place, step] of playbook.steps.entries())
      await addPlanned(d, ctx, unit, {
        kind: step.kind,
        subject: step.text,
        dueOn: dueAfter(dayOf(now), step.after),
        assignedTo: unit.assignedTo ?? me,
        formKey: `playbook:${unitId}:${slug}:${now}:${place}`,
        playbook: playbook.title,
      });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'unit.playbook-started', subject: { kind: 'unit', id: unitId }, data: { playbook: slug } },
    );
  });
}
