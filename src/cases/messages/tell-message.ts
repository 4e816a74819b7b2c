import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { standInsToday } from '../../follow-up/stand-in.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import { findAccount } from '../../people/people-queries.ts';
import { addDays, dayOf, type Instant, instant } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type Mailbox, messageMail, officerMailbox, ownerMailbox } from '../case-mails.ts';
import type { CaseLine, Message } from '../case-store.ts';
import { deliveryOf, FIRST_CHOICE } from './notice.ts';
import { choiceOf } from './notice-store.ts';

export const MESSAGE_DIGEST = 'message-digest';
export type DigestWork = { readonly case: number; readonly account: AccountId; readonly since: Instant };

/** Five in the afternoon in Paris, summer or winter within the hour: the end of an office day. */
const DIGEST_TIME = 'T16:00:00Z';

type Told = Message & { readonly files: number };
/** Somebody who reads messages of a case; `standsIn`: for the officer in charge, who is away. */
type Reading = {
  readonly account: AccountId | null;
  readonly box: Mailbox | null;
  readonly standsIn: boolean;
};

/**
 * Tells one side that the other wrote, each reader as they chose: at once, with the others of the day, or not by mail at
 * all. Nothing where there is no mailbox. While the officer in charge is away, their stand-in is told too.
 */
export async function tellMessage(
  d: Writer,
  ctx: Context,
  line: CaseLine,
  message: Told,
  to: 'owner' | 'officer',
): Promise<void> {
  const readers =
    to === 'owner'
      ? [{ account: line.ownerAccountId, box: ownerMailbox(line), standsIn: false }]
      : await officersTold(d, ctx, line);
  for (const reader of readers) await tellOne(d, ctx, line, message, { ...reader, toOwner: to === 'owner' });
}

async function officersTold(d: Writer, ctx: Context, line: CaseLine): Promise<Reading[]> {
  const own = { account: line.assignedTo, box: officerMailbox(line), standsIn: false };
  if (line.assignedTo === null) return [own];
  const others: Reading[] = [];
  for (const id of await standInsToday(d, ctx, line.assignedTo)) {
    const account = await findAccount(d, id);
    if (account?.active)
      others.push({ account: id, box: { to: account.email, locale: account.locale }, standsIn: true });
  }
  return [own, ...others];
}

async function tellOne(
  d: Writer,
  ctx: Context,
  line: CaseLine,
  message: Told,
  { account, box, standsIn, toOwner }: Reading & { readonly toOwner: boolean },
): Promise<void> {
  const choice = account === null ? FIRST_CHOICE : await choiceOf(d, account);
  const delivery = deliveryOf(choice, message.needsAnswer);
  if (delivery === 'digest' && account !== null) return promiseDigest(d, ctx, line, account);
  if (delivery !== 'now' || !box) return;
  const mail = messageMail(ctx, box, line, {
    body: message.body,
    files: message.files,
    from: toOwner ? ctx.programme.service.name[box.locale] : line.ownerName,
    toOwner,
    insteadOf: standsIn ? line.assigneeName : null,
  });
  const key = standsIn ? `message-${message.id}:${account}` : `message-${message.id}`;
  await promiseMail(d, ctx.clock(), mail, key);
}

async function promiseDigest(d: Writer, ctx: Context, line: CaseLine, account: AccountId): Promise<void> {
  const now = ctx.clock();
  const today = dayOf(now);
  const tonight = instant(`${today}${DIGEST_TIME}`);
  const dueAt = now < tonight ? tonight : instant(`${addDays(today, 1)}${DIGEST_TIME}`);
  const payload: DigestWork = { case: line.id, account, since: now };
  await promiseWork(d, now, {
    kind: MESSAGE_DIGEST,
    payload,
    dedupeKey: `message-digest:${line.id}:${account}:${dueAt}`,
    dueAt,
  });
}
