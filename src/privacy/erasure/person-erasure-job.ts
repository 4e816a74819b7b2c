import { contextFor } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { system } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { personOf } from '../person-of.ts';
import { addDestruction } from '../retention/retention-store.ts';
import { officerOf, type PersonErasureWork } from './decide-erasure.ts';
import { erasePerson } from './erase-rows.ts';
import { erasureDoneMail } from './erasure-mails.ts';
import { findRequest, saveRequest } from './erasure-store.ts';
import { mailboxOf } from './mailbox-of.ts';
import { seeErasure } from './see-erasure.ts';

/**
 * Erases a person as two members of staff decided, in one transaction. What law keeps is looked at again: a case may
 * have been filed since. The mail that tells them is promised first, while their address is still known.
 */
export const erasePersonAsAsked: OutboxHandler = async (services, row) => {
  const { request: id } = row.payload as PersonErasureWork;
  const ctx = contextFor(services, system('erasure'));
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const request = await findRequest(d, id);
    if (request?.state !== 'confirmed') return;
    const person = await personOf(d, request.ownerId);
    const plan = await seeErasure(d, ctx, person);
    const mailbox = await mailboxOf(d, person);
    if (mailbox)
      await promiseMail(
        d,
        now,
        erasureDoneMail({ ...mailbox, officer: officerOf(ctx), plan }),
        `erasure-${id}:done`,
      );
    const erased = await erasePerson(d, ctx, {
      owners: person.map((owner) => owner.id),
      keptCases: plan.keptCases.map((kept) => kept.id),
    });
    await saveRequest(d, request, { state: 'done', plan, endedAt: now });
    await addDestruction(d, {
      on: dayOf(now),
      at: now,
      origin: 'request',
      rule: 'request',
      subjects: 1,
      counts: erased.counts,
      files: erased.files.length,
      confirmedBy: request.confirmedBy,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'erasure.done',
        subject: { kind: 'owner', id: request.ownerId },
        data: { request: id, keptCases: plan.keptCases.length },
      },
    );
  });
};
