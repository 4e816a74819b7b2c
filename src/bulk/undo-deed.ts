import { takeFromCampaign } from '../campaigns/add-to-campaign.ts';
import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { giveTasksBack, takeBackTasks } from '../follow-up/keep-tasks.ts';
import { translate } from '../i18n/translate.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { coversCommune } from '../shared/actor.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import type { BulkDeedId } from '../shared/ids.ts';
import { changeInBulk } from '../units/outreach/change-in-bulk.ts';
import { findUnit, type Unit } from '../units/units-queries.ts';
import { promiseDeed } from './apply-deed.ts';
import {
  type BulkDeed,
  type BulkUnit,
  findDeed,
  noteDone,
  saveDeed,
  saveUnitOfDeed,
  unitCounts,
  unitsAfter,
} from './bulk-store.ts';
import { MOST_AT_ONCE, type Trace, type UndoFault } from './deed.ts';
import { deedForStaff } from './deed-for-staff.ts';

const HANDFUL = 50;

/** Puts back every home that nobody has touched since; the others are told one by one. @throws DomainError conflict */
export async function undoDeed(
  ctx: Context,
  seen: { readonly id: BulkDeedId; readonly version: number },
): Promise<void> {
  const total = await ctx.db.tx(async (d) => {
    const deed = await deedForStaff(d, ctx, seen.id);
    if (deed.state !== 'applied') throw conflict('web.errors.changedMeanwhile');
    await saveDeed(d, seen, { state: 'undoing', done: 0 });
    const count = (await unitCounts(d, deed.id)).find(({ state }) => state === 'changed')?.n ?? 0;
    if (count > MOST_AT_ONCE) await promiseDeed(d, ctx, { deed: deed.id, step: 'undo' });
    return count;
  });
  if (total <= MOST_AT_ONCE) await putBack(ctx, seen.id);
}

/** Puts the homes back, a handful a transaction. */
export async function putBack(ctx: Context, id: BulkDeedId): Promise<void> {
  for (;;) {
    const more = await ctx.db.tx(async (d) => {
      const deed = mustExist(await findDeed(d, id), 'web.error.404.text');
      if (deed.state !== 'undoing') return false;
      const some = await unitsAfter(d, id, 'changed', 0, HANDFUL);
      for (const row of some) await putOneBack(d, ctx, deed, row);
      if (some.length === 0) await finish(d, ctx, deed);
      else await noteDone(d, id, deed.done + some.length);
      return some.length > 0;
    });
    if (!more) return;
    await new Promise(setImmediate);
  }
}

async function putOneBack(d: Writer, ctx: Context, deed: BulkDeed, row: BulkUnit): Promise<void> {
  const unit = await findUnit(d, row.unitId);
  const trace = row.trace ?? {};
  const fault =
    faultOf(ctx, unit, trace) ?? (await undoTasks(d, ctx, deed, trace)) ?? (await leave(d, ctx, deed, row));
  if (fault !== null || !unit) {
    await saveUnitOfDeed(d, row, { state: 'not-undone', fault: fault ?? 'gone' });
    return;
  }
  const { reasons, ...before } = trace.before ?? {};
  const change = { ...before, ...(reasons ? { reasons: [...reasons] } : {}) };
  await changeInBulk(d, ctx, unit, change, { action: 'unit.bulk-undone', deed: deed.id });
  await saveUnitOfDeed(d, row, { state: 'undone' });
}

function faultOf(ctx: Context, unit: Unit | undefined, { versionAfter }: Trace): UndoFault | null {
  if (!unit) return 'gone';
  if (ctx.actor.kind !== 'staff' || !coversCommune(ctx.actor, unit.commune)) return 'outside';
  return versionAfter !== undefined && unit.version !== versionAfter ? 'changed-since' : null;
}

async function undoTasks(
  d: Writer,
  ctx: Context,
  { wish }: BulkDeed,
  { tasks = [] }: Trace,
): Promise<UndoFault | null> {
  const undone =
    wish?.kind === 'hand-over'
      ? await giveTasksBack(d, tasks, wish.from)
      : await takeBackTasks(d, ctx, tasks, translate(ctx.locale, 'bulk.undoneReason'));
  return undone ? null : 'task-touched';
}

async function leave(
  d: Writer,
  ctx: Context,
  { wish }: BulkDeed,
  { unitId }: BulkUnit,
): Promise<UndoFault | null> {
  if (wish?.kind !== 'campaign') return null;
  return (await takeFromCampaign(d, ctx, wish.campaign, [unitId])) ? null : 'campaign-left';
}

async function finish(d: Writer, ctx: Context, deed: BulkDeed): Promise<void> {
  const now = ctx.clock();
  await saveDeed(d, deed, { state: 'undone', undoneAt: now });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    { action: 'bulk.undone', subject: { kind: 'bulk', id: deed.id }, data: { kind: deed.kind } },
  );
}
