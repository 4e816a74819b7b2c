import type { Context, Services } from '../context.ts';
import { contextFor } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import { system } from '../shared/actor.ts';
import { addDays, dayOf, instant } from '../shared/dates.ts';
import { conflict, invalid, mustExist } from '../shared/errors.ts';
import type { AccountId, OwnerId } from '../shared/ids.ts';
import { findOwner } from './owner-store.ts';
import type { Refusal, RefusalEnd } from './refusal.ts';
import { addRefusal, endRefusal, moveRefusals, openRefusalsOf } from './refusal-store.ts';
import { correctOwner } from './register-owners.ts';

/** Kind of the promised work that ends a refusal once its last day has passed. */
export const REFUSAL_END_WORK = 'refusal-end';

const byOf = ({ actor }: Context): AccountId | null => (actor.kind === 'staff' ? actor.accountId : null);

/**
 * "Ne pas contacter", from now on and for every channel; a refusal noted before is replaced. One with a last day ends by
 * itself the morning after. Inside the caller's transaction, which has checked who may.
 * @throws DomainError `owners.errors.refusalFuture`, `owners.errors.refusalOver`
 */
export async function refuseContact(
  d: Writer,
  ctx: Context,
  ownerId: OwnerId,
  refusal: Refusal,
): Promise<void> {
  const owner = mustExist(await findOwner(d, ownerId), 'web.error.404.text');
  const now = ctx.clock();
  if (refusal.askedOn > dayOf(now)) throw invalid('owners.errors.refusalFuture');
  if (refusal.until !== null && refusal.until < dayOf(now)) throw invalid('owners.errors.refusalOver');
  const before = (await openRefusalsOf(d, [ownerId])).get(ownerId);
  if (before)
    await endRefusal(d, before.id, {
      endedHow: 'replaced',
      endedAt: now,
      endedBy: byOf(ctx),
      endReason: null,
    });
  const id = await addRefusal(d, { ...refusal, ownerId, notedBy: byOf(ctx), notedAt: now });
  if (!owner.doNotContact) await correctOwner(d, ownerId, { doNotContact: true });
  if (refusal.until !== null)
    await promiseWork(d, now, {
      kind: REFUSAL_END_WORK,
      payload: { owner: ownerId, refusal: id },
      dedupeKey: `refusal-${id}`,
      dueAt: instant(`${addDays(refusal.until, 1)}T00:00:00Z`),
    });
  const { reason: _, ...facts } = refusal;
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    { action: 'owner.contact-refused', subject: { kind: 'owner', id: ownerId }, data: facts },
  );
}

/** The owner may be contacted again, for a reason. @throws DomainError `owners.errors.notRefused` */
export async function liftRefusal(d: Writer, ctx: Context, ownerId: OwnerId, reason: string): Promise<void> {
  const owner = mustExist(await findOwner(d, ownerId), 'web.error.404.text');
  if (!owner.doNotContact) throw conflict('owners.errors.notRefused');
  await end(d, ctx, ownerId, 'lifted', reason);
}

/** The refusals of an owner go to the one they are now one with; of two that hold, the other’s is replaced. */
export async function joinRefusals(d: Writer, ctx: Context, from: OwnerId, to: OwnerId): Promise<void> {
  const open = await openRefusalsOf(d, [from, to]);
  const theirs = open.get(from);
  const over = { endedHow: 'replaced', endedAt: ctx.clock(), endedBy: byOf(ctx), endReason: null } as const;
  if (theirs && open.has(to)) await endRefusal(d, theirs.id, over);
  await moveRefusals(d, from, to);
}

async function end(
  d: Writer,
  ctx: Context,
  ownerId: OwnerId,
  endedHow: RefusalEnd,
  endReason: string | null,
): Promise<void> {
  const now = ctx.clock();
  const open = (await openRefusalsOf(d, [ownerId])).get(ownerId);
  if (open) await endRefusal(d, open.id, { endedHow, endedAt: now, endedBy: byOf(ctx), endReason });
  await correctOwner(d, ownerId, { doNotContact: false });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'owner.contact-allowed',
      subject: { kind: 'owner', id: ownerId },
      data: { how: endedHow },
    },
  );
}

/** Promised work: ends a refusal whose last day has passed, if it still is the one that holds. */
export async function endRefusalOnTime(
  services: Services,
  { payload }: { readonly payload: unknown },
): Promise<void> {
  const { owner, refusal } = payload as { owner: OwnerId; refusal: number };
  const ctx = contextFor(services, system('people'));
  await ctx.db.tx(async (d) => {
    const open = (await openRefusalsOf(d, [owner])).get(owner);
    if (open?.id === refusal) await end(d, ctx, owner, 'expired', null);
  });
}
