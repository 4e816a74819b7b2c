import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { dayOf } from '../shared/dates.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import type { AccountId, UnitId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import type { Unit } from '../units/units-queries.ts';
import { addPlanned, type MadeTask } from './keep-tasks.ts';
import { dueAfter, type KeptPlaybook } from './playbook.ts';
import { playbooksInForce } from './playbooks-in-force.ts';
import { runningPlaybook } from './task-store.ts';

/**
 * Plans every step of a playbook for a unit, for its officer or else for whoever applies it. The steps keep their
 * words and days whatever becomes of the playbook. @throws DomainError conflict while it already runs there
 */
export async function applyPlaybook(ctx: Context, unitId: UnitId, slug: string): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const found = (await playbooksInForce(d, ctx)).find((playbook) => playbook.slug === slug);
    const playbook = mustExist(found, 'web.error.404.text');
    const unit = await unitForStaff(d, ctx, unitId);
    if ((await runningPlaybook(d, [unitId], playbook)).has(unitId)) throw conflict('followUp.errors.running');
    await planSteps(d, ctx, unit, playbook);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'unit.playbook-started',
        subject: { kind: 'unit', id: unitId },
        data: { playbook: slug, version: playbook.version },
      },
    );
  });
}

/** A task for each step, inside the caller's deed; `quietly`: the deed tells the journal itself. */
export async function planSteps(
  d: Writer,
  ctx: Context,
  unit: Unit,
  playbook: KeptPlaybook,
  quietly = false,
): Promise<MadeTask[]> {
  const now = ctx.clock();
  const me: AccountId | null = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const made: MadeTask[] = [];
  for (const [place, step] of playbook.steps.entries()) {
    const task = await addPlanned(
      d,
      ctx,
      unit,
      {
        kind: step.kind,
        subject: step.text,
        dueOn: dueAfter(dayOf(now), step.after),
        assignedTo: unit.assignedTo ?? me,
        formKey: `playbook:${unit.id}:${playbook.slug}:${now}:${place}`,
        playbook: playbook.title,
        playbookSlug: playbook.slug,
        step,
      },
      quietly,
    );
    if (task !== null) made.push({ id: task, version: 1 });
  }
  return made;
}
