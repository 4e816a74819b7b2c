import { type Context, contextFor, type Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { standInsToday } from '../../follow-up/stand-in.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { findAccount } from '../../people/people-queries.ts';
import { system } from '../../shared/actor.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import { messagesMail } from '../case-mails.ts';
import { type CaseLine, findCaseLine } from '../case-store.ts';
import { unreadOf } from './notice-store.ts';
import type { DigestWork } from './tell-message.ts';

/** Outbox work, once a day and case: what somebody has not read of that day's messages, in one mail; nothing if they have. */
export async function sendMessageDigest(services: Services, work: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('worker'));
  const { case: id, account: accountId, since } = work.payload as DigestWork;
  await ctx.db.tx(async (d) => {
    const line = await findCaseLine(d, id as CaseId);
    const account = await findAccount(d, accountId);
    if (!line || !account?.active) return;
    const toOwner = line.ownerAccountId === accountId;
    // Given to somebody else meanwhile: the case is no longer theirs to read about.
    if (!toOwner && !(await followsCase(d, ctx, line, accountId))) return;
    const messages = await unreadOf(d, line.id, accountId, since);
    if (messages.length === 0) return;
    const box = { to: account.email, locale: account.locale };
    const bodies = messages.map(({ body }) => body);
    await promiseMail(d, ctx.clock(), messagesMail(ctx, box, line, { bodies, toOwner }), `outbox-${work.id}`);
  });
}

/** Who is in charge of the case, or does the work of who is and is away. */
const followsCase = async (
  d: Writer,
  ctx: Context,
  { assignedTo }: CaseLine,
  account: AccountId,
): Promise<boolean> =>
  assignedTo !== null &&
  (assignedTo === account || (await standInsToday(d, ctx, assignedTo)).includes(account));
