import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import { addDays, dayOf, type Instant, instant } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import { messageMail, officerMailbox, ownerMailbox } from '../case-mails.ts';
import type { CaseLine, Message } from '../case-store.ts';
import { deliveryOf, FIRST_CHOICE } from './notice.ts';
import { choiceOf } from './notice-store.ts';

export const MESSAGE_DIGEST = 'message-digest';
export type DigestWork = { readonly case: number; readonly account: AccountId; readonly since: Instant };

/** Five in the afternoon in Paris, summer or winter within the hour: the end of an office day. */
const DIGEST_TIME = 'T16:00:00Z';

/**
 * Tells one side that the other wrote, as they chose: at once, with the others of the day, or not by mail at all. Nothing
 * where there is no mailbox.
 */
export async function tellMessage(
  d: Writer,
  ctx: Context,
  line: CaseLine,
  message: Message & { readonly files: number },
  to: 'owner' | 'officer',
): Promise<void> {
  const account = to === 'owner' ? line.ownerAccountId : line.assignedTo;
  const choice = account === null ? FIRST_CHOICE : await choiceOf(d, account);
  const delivery = deliveryOf(choice, message.needsAnswer);
  if (delivery === 'digest' && account !== null) return promiseDigest(d, ctx, line, account);
  if (delivery !== 'now') return;
  const box = to === 'owner' ? ownerMailbox(line) : officerMailbox(line);
  if (!box) return;
  const from = to === 'owner' ? ctx.programme.service.name[box.locale] : line.ownerName;
  const mail = messageMail(ctx, box, line, {
    body: message.body,
    files: message.files,
    from,
    toOwner: to === 'owner',
  });
  await promiseMail(d, ctx.clock(), mail, `message-${message.id}`);
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
