import { workPath } from '../cases/case-paths.ts';
import type { DayPanel } from '../cases/work-pages.ts';
import type { Context } from '../context.ts';
import { listStaff } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { dayOf, plusMinutes } from '../shared/dates.ts';
import { forbidden } from '../shared/errors.ts';
import { allows } from '../shared/permissions.ts';
import { registerPath, unitPath } from '../units/units-paths.ts';
import { digestPath } from './follow-up-paths.ts';
import { type ShownTask, shownTask } from './task-pages.ts';
import { lastEnded, tasksDue, withoutDigest } from './task-store.ts';

const MOST = 50;

export type DayModel = {
  readonly tasks: readonly (ShownTask & {
    readonly href: string;
    readonly address: string;
    readonly commune: string;
  })[];
  /** Ended in the last hour: one click takes it back. */
  readonly ended: readonly ShownTask[];
  readonly more: boolean;
  readonly mayEdit: boolean;
  readonly digest: { readonly action: string; readonly wanted: boolean };
  readonly register: string;
};

/** What is due today or late about units, for this person or for nobody yet. */
export const dayPanel: DayPanel = async (ctx) => {
  const model = await dayModel(ctx);
  return { view: 'follow-up/day.njk', model, empty: model.tasks.length === 0 };
};

async function dayModel(ctx: Context): Promise<DayModel> {
  const { actor, db, territory } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  const mayEdit = allows(actor.role, 'units.edit');
  const due = await tasksDue(db.read, {
    by: dayOf(ctx.clock()),
    of: actor.accountId,
    orNobody: mayEdit,
    within: actor.territory,
    most: MOST + 1,
  });
  const staff = await listStaff(db.read);
  return {
    tasks: due.slice(0, MOST).map((task) => ({
      ...shownTask(ctx, task, staff, workPath()),
      href: unitPath({ unit: task.unitId }),
      address: task.address,
      commune: communeName(territory, task.commune),
    })),
    ended: (await lastEnded(db.read, actor.accountId, plusMinutes(ctx.clock(), -60), 3)).map((task) =>
      shownTask(ctx, task, staff, workPath()),
    ),
    more: due.length > MOST,
    mayEdit,
    digest: { action: digestPath(), wanted: !(await withoutDigest(db.read)).has(actor.accountId) },
    register: registerPath({ status: 'not-followed' }),
  };
}
