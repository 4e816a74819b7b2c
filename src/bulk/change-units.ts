import { addToCampaign } from '../campaigns/add-to-campaign.ts';
import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { planSteps } from '../follow-up/apply-playbook.ts';
import { addPlanned, handTasksOver, type MadeTask } from '../follow-up/keep-tasks.ts';
import type { AccountId, BulkDeedId } from '../shared/ids.ts';
import { type BulkChange, changeInBulk } from '../units/outreach/change-in-bulk.ts';
import type { Unit } from '../units/units-queries.ts';
import type { Trace } from './deed.ts';
import { receiverOf } from './judge.ts';
import type { KnownWish } from './look-at-units.ts';

/** Does the deed to one home that it changes, inside its transaction. `place`: among those changed, from 0. */
export async function changeUnits(
  d: Writer,
  ctx: Context,
  deed: BulkDeedId,
  unit: Unit,
  known: KnownWish,
  place: number,
): Promise<Trace> {
  const { wish } = known;
  switch (wish.kind) {
    case 'assign':
      return change(d, ctx, deed, unit, 'unit.assigned', { assignedTo: wish.to });
    case 'status':
      return change(d, ctx, deed, unit, 'unit.followed-up', {
        status: wish.status,
        substatus: wish.substatus,
      });
    case 'reason':
      return change(d, ctx, deed, unit, 'unit.followed-up', { reasons: [...unit.reasons, wish.reason] });
    case 'playbook': {
      const { playbook } = known;
      const tasks = playbook ? await planSteps(d, ctx, unit, playbook, true) : [];
      return tell(d, ctx, deed, unit, 'unit.playbook-started', tasks, { playbook: wish.playbook });
    }
    case 'recall': {
      const task = await addPlanned(d, ctx, unit, recallFor(ctx, deed, unit, wish), true);
      const tasks = task === null ? [] : [{ id: task, version: 1 }];
      return tell(d, ctx, deed, unit, 'unit.task-planned', tasks, { dueOn: wish.dueOn });
    }
    case 'campaign':
      await addToCampaign(d, ctx, wish.campaign, [unit.id]);
      return tell(d, ctx, deed, unit, 'unit.campaign-added', [], { campaign: wish.campaign });
    case 'hand-over':
      return handOver(d, ctx, deed, unit, known, place);
  }
}

const recallFor = (
  { actor }: Context,
  deed: BulkDeedId,
  unit: Unit,
  wish: { readonly subject: string; readonly dueOn: Parameters<typeof addPlanned>[3]['dueOn'] },
) => ({
  kind: 'recall' as const,
  subject: wish.subject,
  dueOn: wish.dueOn,
  assignedTo: unit.assignedTo ?? ('accountId' in actor ? actor.accountId : null),
  formKey: `bulk:${deed}:${unit.id}`,
});

async function handOver(
  d: Writer,
  ctx: Context,
  deed: BulkDeedId,
  unit: Unit,
  { wish, receivers }: KnownWish,
  place: number,
): Promise<Trace> {
  if (wish.kind !== 'hand-over') return {};
  const to = receiverOf(unit, place, wish.way, receivers)?.id;
  if (to === undefined) return {};
  const tasks = await handTasksOver(d, unit.id, wish.from, to);
  const assignedTo: AccountId | null = unit.assignedTo === wish.from ? to : unit.assignedTo;
  const trace = await change(d, ctx, deed, unit, 'unit.handed-over', { assignedTo }, { tasks: tasks.length });
  return { ...trace, tasks };
}

async function change(
  d: Writer,
  ctx: Context,
  deed: BulkDeedId,
  unit: Unit,
  action: string,
  wanted: BulkChange,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<Trace> {
  const before = Object.fromEntries(
    Object.keys(wanted).map((field) => [field, unit[field as keyof BulkChange]]),
  );
  const versionAfter = await changeInBulk(d, ctx, unit, wanted, { action, deed, extra });
  return versionAfter === null ? {} : { before, versionAfter };
}

async function tell(
  d: Writer,
  ctx: Context,
  deed: BulkDeedId,
  unit: Unit,
  action: string,
  tasks: readonly MadeTask[],
  extra: Readonly<Record<string, unknown>>,
): Promise<Trace> {
  await changeInBulk(d, ctx, unit, {}, { action, deed, extra: { ...extra, tasks: tasks.length } });
  return { tasks };
}
