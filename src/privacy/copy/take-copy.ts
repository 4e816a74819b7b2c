import type { Context, Services } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { ownersOfAccount } from '../../people/people-queries.ts';
import { forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { promiseFileErasure } from '../erasure/promise-file-erasure.ts';
import { expireCopies, findCopy, moveCopy, type PersonalCopy } from './copy-store.ts';

/** The person takes a copy of theirs. @throws DomainError not-found for anybody else's */
export async function takeMyCopy(ctx: Context, id: number): Promise<Buffer> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden();
  const copy = mustExist(await findCopy(ctx.db.read, id), 'web.error.404.text');
  const own = (await ownersOfAccount(ctx.db.read, actor.accountId)).some(
    (owner) => owner.id === copy.ownerId,
  );
  // What staff asked for somebody who wrote is handed over by staff, who check who they are.
  return take(ctx, mustExist(own && copy.askedByKind === 'owner' ? copy : null, 'web.error.404.text'));
}

export async function takeCopyFor(ctx: Context, ownerId: OwnerId, id: number): Promise<Buffer> {
  const copy = await findCopy(ctx.db.read, id);
  const theirs = copy?.ownerId === ownerId && copy.askedByKind === 'staff' ? copy : null;
  return take(ctx, mustExist(theirs, 'web.error.404.text'));
}

/** Once: the content leaves the disk with the next round of expiry. @throws DomainError refused when taken or expired */
async function take(ctx: Context, copy: PersonalCopy): Promise<Buffer> {
  const now = ctx.clock();
  if (copy.state !== 'ready' || copy.fileHash === null || (copy.expiresAt ?? now) <= now)
    throw refused('privacy.errors.copyGone');
  const content = await ctx.files.read(copy.fileHash);
  await ctx.db.tx(async (d) => {
    const first = await moveCopy(d, copy.id, 'ready', { state: 'taken', takenAt: now, expiresAt: now });
    if (!first) throw refused('privacy.errors.copyGone');
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'copy.taken', subject: { kind: 'owner', id: copy.ownerId }, data: { copy: copy.id } },
    );
    await promiseFileErasure(d, now, await expireCopies(d, now));
  });
  return content;
}

/** Copies nobody took in time are destroyed. Called by the scheduler. */
export async function forgetOldCopies({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const now = clock();
  await db.tx(async (d) => promiseFileErasure(d, now, await expireCopies(d, now)));
}
