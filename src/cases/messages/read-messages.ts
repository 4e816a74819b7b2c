import type { Context } from '../../context.ts';
import { accountOf } from '../acting.ts';
import type { CaseRow, Message } from '../case-store.ts';
import { lastSeen, noteSeen } from './notice-store.ts';

/** Notes that the messages shown are read. @returns the last one read before: what comes after it is new */
export async function readMessages(ctx: Context, row: CaseRow, shown: readonly Message[]): Promise<number> {
  const accountId = accountOf(ctx);
  const before = await lastSeen(ctx.db.read, row.id, accountId);
  const last = shown.at(-1)?.id ?? 0;
  if (last > before) await ctx.db.tx((d) => noteSeen(d, row.id, accountId, last));
  return before;
}
