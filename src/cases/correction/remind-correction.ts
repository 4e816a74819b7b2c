import { contextFor, type Services } from '../../context.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { system } from '../../shared/actor.ts';
import { correctionMail, ownerMailbox } from '../case-mails.ts';
import { findCaseLine } from '../case-store.ts';
import { correctionById } from './correction-store.ts';

/** Outbox work, some days after a request: one more mail if the owner has still not answered, nothing otherwise. */
export async function remindCorrection(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('worker'));
  const { request: requestId } = row.payload as { readonly request: number };
  await ctx.db.tx(async (d) => {
    const open = await correctionById(d, requestId);
    if (!open || open.request.answeredAt !== null) return;
    const line = await findCaseLine(d, open.request.caseId);
    const box = line && ownerMailbox(line);
    if (!line || !box || line.state !== 'to-complete') return;
    const waiting = open.items.filter(({ answeredAt }) => answeredAt === null);
    const items = waiting.length > 0 ? waiting : open.items;
    const facts = { items, dueOn: open.request.dueOn, reminder: true };
    await promiseMail(d, ctx.clock(), correctionMail(ctx, box, line, facts), `outbox-${row.id}`);
  });
}
