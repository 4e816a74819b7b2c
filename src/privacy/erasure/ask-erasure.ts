import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { ownersOfAccount } from '../../people/people-queries.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, forbidden, refused } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { erasedOn } from '../archive/archive-store.ts';
import { personOf } from '../person-of.ts';
import type { ERASURE_CHANNELS } from '../privacy-table.ts';
import { addRequest, openRequest } from './erasure-store.ts';

export type AskedErasure = {
  readonly channel: (typeof ERASURE_CHANNELS)[number];
  readonly askedOn: Day;
  readonly reason: string | null;
};

/** A person asks, on line, to be erased. Asking twice is asking once. */
export async function askMyErasure(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden();
  const [owner] = await ownersOfAccount(ctx.db.read, actor.accountId);
  if (!owner) throw refused('privacy.errors.nothingHeld');
  if (await openRequest(ctx.db.read, owner.id)) return;
  await enter(ctx, owner.id, { channel: 'account', askedOn: dayOf(ctx.clock()), reason: null });
}

/** Staff enter a request that reached them otherwise. @throws DomainError conflict when one is open */
export async function noteErasureRequest(ctx: Context, id: OwnerId, asked: AskedErasure): Promise<void> {
  await personOf(ctx.db.read, id);
  if (asked.askedOn > dayOf(ctx.clock())) throw refused('privacy.errors.later');
  await enter(ctx, id, asked);
}

async function enter(ctx: Context, ownerId: OwnerId, asked: AskedErasure): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    if ((await erasedOn(d, ownerId)) !== null) throw conflict('privacy.errors.alreadyErased');
    if (await openRequest(d, ownerId)) throw conflict('privacy.errors.alreadyAsked');
    const request = await addRequest(d, { ...asked, ownerId, state: 'asked' });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'erasure.asked',
        subject: { kind: 'owner', id: ownerId },
        data: { request: request.id, channel: asked.channel },
      },
    );
  });
}
