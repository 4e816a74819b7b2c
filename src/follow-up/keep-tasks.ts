import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { findAccount } from '../people/people-queries.ts';
import type { Day } from '../shared/dates.ts';
import { conflict, invalid, mustExist } from '../shared/errors.ts';
import type { AccountId, TaskId, UnitId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import type { Unit } from '../units/units-queries.ts';
import type { TaskKind } from './task.ts';
import { addTask, findTask, findTaskByKey, saveTask, type Task, tasksOfUnit } from './task-store.ts';
import { workingDayFrom } from './working-days.ts';

export type WantedTask = {
  readonly kind: TaskKind;
  readonly subject: string;
  readonly dueOn: Day;
  readonly assignedTo: AccountId | null;
  readonly formKey: string;
};
type Seen = { readonly id: TaskId; readonly version: number };

/** Notes that something is to be done about a unit by a day; a day off moves it to the next working day. */
export async function planTask(ctx: Context, unitId: UnitId, wanted: WantedTask): Promise<void> {
  await mustBeStaff(ctx, wanted.assignedTo);
  await ctx.db.tx(async (d) => {
    await addPlanned(d, ctx, await unitForStaff(d, ctx, unitId), wanted);
  });
}

type FromPlaybook = Partial<Pick<Task, 'playbook' | 'playbookSlug' | 'step'>>;
/** A task that a deed made or moved, at the version it left it. */
export type MadeTask = { readonly id: TaskId; readonly version: number };

/**
 * The same inside another deed. The same form sent twice makes one task, and one line of the journal; `quietly`: none,
 * for the deed tells the journal itself.
 */
export async function addPlanned(
  d: Writer,
  ctx: Context,
  { id: unitId, commune }: Pick<Unit, 'id' | 'commune'>,
  wanted: WantedTask & FromPlaybook,
  quietly = false,
): Promise<TaskId | null> {
  const now = ctx.clock();
  const dueOn = workingDayFrom(wanted.dueOn);
  const madeBy = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const id = await addTask(d, { ...wanted, unitId, commune, dueOn, state: 'open', madeBy, madeAt: now });
  if (id !== null && !quietly)
    await note(d, ctx, unitId, 'unit.task-planned', { task: id, kind: wanted.kind, dueOn });
  return id;
}

export const finishTask = (ctx: Context, seen: Seen): Promise<void> =>
  end(ctx, seen, 'done', null, 'unit.task-done');

/** Ends, inside another deed, the task that it has done; nothing where there is none or it is over. */
export async function endPlanned(d: Writer, ctx: Context, formKey: string): Promise<void> {
  const task = await findTaskByKey(d, formKey);
  if (task?.state !== 'open') return;
  await saveTask(d, task, { state: 'done', endedAt: ctx.clock(), endedBy: actorId(ctx) });
}

/** Lets a task go undone. @throws DomainError invalid without a reason */
export async function skipTask(ctx: Context, seen: Seen, reason: string): Promise<void> {
  if (reason.trim() === '') throw invalid('followUp.errors.reason');
  await end(ctx, seen, 'skipped', reason.trim(), 'unit.task-skipped');
}

async function end(
  ctx: Context,
  seen: Seen,
  state: 'done' | 'skipped',
  reason: string | null,
  action: string,
): Promise<void> {
  await change(ctx, seen, action, (task) => {
    if (task.state !== 'open') throw conflict('web.errors.changedMeanwhile');
    return { state, reason, endedAt: ctx.clock(), endedBy: actorId(ctx) };
  });
}

/** Puts a task off to a later working day. */
export async function postponeTask(ctx: Context, seen: Seen, to: Day, reason: string): Promise<void> {
  await change(ctx, seen, 'unit.task-postponed', (task) => {
    if (task.state !== 'open') throw conflict('web.errors.changedMeanwhile');
    if (to <= task.dueOn) throw invalid('followUp.errors.later');
    return { dueOn: workingDayFrom(to), reason: reason.trim() || null };
  });
}

/** Takes back tasks that a deed made, where nobody has touched them. @returns whether all could be */
export async function takeBackTasks(
  d: Writer,
  ctx: Context,
  made: readonly MadeTask[],
  reason: string,
): Promise<boolean> {
  if (!(await untouched(d, made))) return false;
  const ended = { state: 'skipped' as const, reason, endedAt: ctx.clock(), endedBy: actorId(ctx) };
  for (const task of made) await saveTask(d, task, ended);
  return true;
}

/** Gives tasks back to whom they came from, where nobody has touched them. @returns whether all could be */
export async function giveTasksBack(d: Writer, made: readonly MadeTask[], to: AccountId): Promise<boolean> {
  if (!(await untouched(d, made))) return false;
  for (const task of made) await saveTask(d, task, { assignedTo: to });
  return true;
}

async function untouched(d: Writer, made: readonly MadeTask[]): Promise<boolean> {
  for (const { id, version } of made) {
    const task = await findTask(d, id);
    if (task?.version !== version || task.state !== 'open') return false;
  }
  return true;
}

/** Hands the open tasks of one person about a unit to another. */
export async function handTasksOver(
  d: Writer,
  unitId: UnitId,
  from: AccountId,
  to: AccountId,
): Promise<MadeTask[]> {
  const theirs = (await tasksOfUnit(d, unitId)).filter(
    ({ state, assignedTo }) => state === 'open' && assignedTo === from,
  );
  for (const task of theirs) await saveTask(d, task, { assignedTo: to });
  return theirs.map(({ id, version }) => ({ id, version: version + 1 }));
}

/** Takes back the last done, let go or postponed: the task is open again, due when it was. */
export async function reopenTask(ctx: Context, seen: Seen, dueOn: Day): Promise<void> {
  await change(ctx, seen, 'unit.task-reopened', () => ({
    state: 'open' as const,
    reason: null,
    endedAt: null,
    endedBy: null,
    dueOn,
  }));
}

async function change(
  ctx: Context,
  seen: Seen,
  action: string,
  decide: (task: Task) => Partial<Task>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const task = mustExist(await findTask(d, seen.id), 'web.error.404.text');
    await unitForStaff(d, ctx, task.unitId);
    const changes = decide(task);
    await saveTask(d, seen, changes);
    const dueOn =
      changes.dueOn && changes.dueOn !== task.dueOn ? { from: task.dueOn, to: changes.dueOn } : undefined;
    await note(d, ctx, task.unitId, action, { task: task.id, kind: task.kind, dueOn });
  });
}

/** The subject stays out: the journal is never erased, and people are named in subjects. */
const note = (
  d: Writer,
  ctx: Context,
  unitId: UnitId,
  action: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    { action, subject: { kind: 'unit', id: unitId }, data },
  );

const actorId = ({ actor }: Context): AccountId | null => ('accountId' in actor ? actor.accountId : null);

export async function mustBeStaff(ctx: Context, to: AccountId | null): Promise<void> {
  if (to === null) return;
  const account = await findAccount(ctx.db.read, to);
  if (account?.kind !== 'staff' || !account.active) throw invalid('register.errors.unknownOfficer');
}
