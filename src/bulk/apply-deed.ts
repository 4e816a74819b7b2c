import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import type { BulkDeedId } from '../shared/ids.ts';
import {
  type BulkDeed,
  type BulkUnit,
  findDeed,
  keepThoseLeftAlone,
  noteDone,
  saveDeed,
  saveUnitOfDeed,
  unitCounts,
  unitsAfter,
} from './bulk-store.ts';
import { changeUnits } from './change-units.ts';
import { MOST_AT_ONCE, type Verdict } from './deed.ts';
import { deedForStaff } from './deed-for-staff.ts';
import { type KnownWish, knownWish, lookAtUnits } from './look-at-units.ts';

export const BULK_DEED = 'bulk-deed';
export type BulkWork = { readonly deed: BulkDeedId; readonly step: 'apply' | 'undo' };
/** Changed in one transaction: others write between two. */
const HANDFUL = 50;

/**
 * Does what the preflight announced: at once for few homes, else in the background.
 * @throws DomainError conflict when the deed moved on since it was looked at
 */
export async function applyDeed(
  ctx: Context,
  seen: { readonly id: BulkDeedId; readonly version: number },
): Promise<void> {
  const total = await ctx.db.tx(async (d) => {
    const deed = await deedForStaff(d, ctx, seen.id);
    if (deed.state !== 'judged') throw conflict('web.errors.changedMeanwhile');
    await saveDeed(d, seen, { state: 'applying', done: 0 });
    await keepThoseLeftAlone(d, deed.id);
    const count = await waiting(d, deed.id);
    if (count > MOST_AT_ONCE) await promiseDeed(d, ctx, { deed: deed.id, step: 'apply' });
    return count;
  });
  if (total <= MOST_AT_ONCE) await carryOut(ctx, seen.id);
}

const waiting = async (d: Writer, id: BulkDeedId): Promise<number> =>
  (await unitCounts(d, id)).reduce((sum, { state, n }) => sum + (state === 'waiting' ? n : 0), 0);

export const promiseDeed = (d: Writer, { clock }: Context, work: BulkWork): Promise<void> =>
  promiseWork(d, clock(), {
    kind: BULK_DEED,
    payload: work,
    dedupeKey: `bulk-${work.deed}:${work.step}`,
  });

/** Changes every home that waits, a handful a transaction; begun again after a crash it goes on where it stopped. */
export async function carryOut(ctx: Context, id: BulkDeedId): Promise<void> {
  for (;;) {
    const more = await ctx.db.tx(async (d) => {
      const deed = mustExist(await findDeed(d, id), 'web.error.404.text');
      if (deed.state !== 'applying' || deed.wish === null) return false;
      const some = await unitsAfter(d, id, 'waiting', 0, HANDFUL);
      if (some.length === 0) await finish(d, ctx, deed);
      else await changeHandful(d, ctx, deed, some, await knownWish(d, ctx, deed.wish));
      return some.length > 0;
    });
    if (!more) return;
    await new Promise(setImmediate);
  }
}

async function changeHandful(
  d: Writer,
  ctx: Context,
  deed: BulkDeed,
  some: readonly BulkUnit[],
  known: KnownWish,
): Promise<void> {
  const looked = await lookAtUnits(
    d,
    ctx,
    some.map(({ unitId }) => unitId),
    known,
  );
  for (const [index, row] of some.entries()) {
    const { unit, verdict } = looked.get(row.unitId) ?? { unit: undefined, verdict: 'gone' as const };
    const now: Verdict =
      verdict === 'change' && unit?.version !== row.versionSeen ? 'changed-meanwhile' : verdict;
    if (now !== 'change' || !unit) await saveUnitOfDeed(d, row, { state: 'kept', verdict: now });
    else {
      const trace = await changeUnits(d, ctx, deed.id, unit, known, deed.done + index);
      await saveUnitOfDeed(d, row, { state: 'changed', trace });
    }
  }
  await noteDone(d, deed.id, deed.done + some.length);
}

async function finish(d: Writer, ctx: Context, deed: BulkDeed): Promise<void> {
  const now = ctx.clock();
  await saveDeed(d, deed, { state: 'applied', appliedAt: now });
  const changed = (await unitCounts(d, deed.id)).find(({ state }) => state === 'changed')?.n ?? 0;
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'bulk.applied',
      subject: { kind: 'bulk', id: deed.id },
      data: { kind: deed.kind, changed, kept: deed.total - changed },
    },
  );
}
