import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { accountOf } from '../acting.ts';
import type { NoticeChoice } from './notice.ts';
import { keepChoice } from './notice-store.ts';

/** Somebody chooses when messages reach their mailbox. Decisions, receipts and what asks them for an act always do. */
export async function chooseNotices(ctx: Context, choice: NoticeChoice): Promise<void> {
  const accountId = accountOf(ctx);
  await ctx.db.tx(async (d) => {
    await keepChoice(d, accountId, choice);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'account.notices-chosen', subject: { kind: 'account', id: accountId }, data: { choice } },
    );
  });
}
