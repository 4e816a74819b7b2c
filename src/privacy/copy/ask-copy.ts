import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { ownersOfAccount } from '../../people/people-queries.ts';
import { forbidden, refused } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { personOf } from '../person-of.ts';
import { addCopy, copiesOf } from './copy-store.ts';

export const PERSONAL_COPY = 'personal-copy';
export type CopyWork = { readonly copy: number };

/** The person signed in asks for a copy of what is held about them (GDPR art. 15). */
export async function askMyCopy(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden();
  const [owner] = await ownersOfAccount(ctx.db.read, actor.accountId);
  if (!owner) throw refused('privacy.errors.nothingHeld');
  await ask(ctx, owner.id, 'owner', null);
}

/** Staff ask for one on behalf of a person who wrote; how the request came is noted. */
export async function askCopyFor(ctx: Context, id: OwnerId, reason: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') throw forbidden();
  await personOf(ctx.db.read, id);
  await ask(ctx, id, 'staff', reason);
}

async function ask(
  ctx: Context,
  ownerId: OwnerId,
  askedByKind: 'owner' | 'staff',
  reason: string | null,
): Promise<void> {
  const { actor } = ctx;
  if (!('accountId' in actor)) throw forbidden();
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const making = (await copiesOf(d, ownerId)).some((copy) => copy.state === 'asked');
    if (making) throw refused('privacy.errors.copyUnderWay');
    const copy = await addCopy(d, {
      ownerId,
      askedByKind,
      askedBy: actor.accountId,
      reason,
      state: 'asked',
      askedAt: now,
    });
    await promiseWork(d, now, {
      kind: PERSONAL_COPY,
      payload: { copy: copy.id } satisfies CopyWork,
      dedupeKey: `personal-copy:${copy.id}`,
    });
    await appendJournal(
      d,
      { actor, now },
      { action: 'copy.asked', subject: { kind: 'owner', id: ownerId }, data: { copy: copy.id } },
    );
  });
}
