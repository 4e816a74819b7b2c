import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import type { Staff } from '../../shared/actor.ts';
import { conflict, forbidden, refused } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { personOf } from '../person-of.ts';
import { erasureDeclinedMail } from './erasure-mails.ts';
import { type ErasureRequest, openRequest, saveRequest } from './erasure-store.ts';
import { mailboxOf } from './mailbox-of.ts';
import { seeErasure } from './see-erasure.ts';

export const PERSON_ERASURE = 'person-erasure';
export type PersonErasureWork = { readonly request: number };

type Seen = { readonly version: number };

/** One member of staff has looked at what goes and what law keeps: the plan is frozen for the second. */
export async function proposeErasure(ctx: Context, ownerId: OwnerId, seen: Seen): Promise<void> {
  await onRequest(ctx, ownerId, ['asked', 'proposed'], async (d, request, staff) => {
    const plan = await seeErasure(d, ctx, await personOf(d, ownerId));
    const changes = {
      state: 'proposed',
      plan,
      proposedBy: staff.accountId,
      proposedAt: ctx.clock(),
    } as const;
    await saveRequest(d, { id: request.id, version: seen.version }, changes);
    return 'erasure.proposed';
  });
}

/** A second member of staff confirms; erasing is done in the background. @throws DomainError refused to the one who proposed */
export async function confirmErasure(ctx: Context, ownerId: OwnerId, seen: Seen): Promise<void> {
  const now = ctx.clock();
  await onRequest(ctx, ownerId, ['proposed'], async (d, request, staff) => {
    if (request.proposedBy === staff.accountId) throw refused('privacy.errors.secondPerson');
    const changes = { state: 'confirmed', confirmedBy: staff.accountId, confirmedAt: now } as const;
    await saveRequest(d, { id: request.id, version: seen.version }, changes);
    await promiseWork(d, now, {
      kind: PERSON_ERASURE,
      payload: { request: request.id } satisfies PersonErasureWork,
      dedupeKey: `person-erasure:${request.id}`,
    });
    return 'erasure.confirmed';
  });
}

/** The request is answered by a reasoned no, which the person receives with the ways to appeal. */
export async function declineErasure(
  ctx: Context,
  ownerId: OwnerId,
  seen: Seen & { readonly reason: string },
): Promise<void> {
  const now = ctx.clock();
  await onRequest(ctx, ownerId, ['asked', 'proposed'], async (d, request) => {
    await saveRequest(
      d,
      { id: request.id, version: seen.version },
      { state: 'declined', reason: seen.reason, endedAt: now },
    );
    const mailbox = await mailboxOf(d, await personOf(d, ownerId));
    if (mailbox) {
      const mail = erasureDeclinedMail({ ...mailbox, reason: seen.reason, officer: officerOf(ctx) });
      await promiseMail(d, now, mail, `erasure-${request.id}:declined`);
    }
    return 'erasure.declined';
  });
}

export const officerOf = ({ programme }: Pick<Context, 'programme'>): string =>
  programme.authority.dataProtectionOfficer.email;

async function onRequest(
  ctx: Context,
  ownerId: OwnerId,
  states: readonly ErasureRequest['state'][],
  work: (d: Writer, request: ErasureRequest, staff: Staff) => Promise<string>,
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  await ctx.db.tx(async (d) => {
    const request = await openRequest(d, ownerId);
    if (!request || !states.includes(request.state)) throw conflict('privacy.errors.requestMoved');
    const action = await work(d, request, actor);
    await appendJournal(
      d,
      { actor, now: ctx.clock() },
      { action, subject: { kind: 'owner', id: ownerId }, data: { request: request.id } },
    );
  });
}
