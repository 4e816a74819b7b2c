import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { conflict, refused } from '../../shared/errors.ts';
import { seeRecovery } from './recovery-key.ts';
import { saveRecovery } from './recovery-store.ts';

/**
 * Asks that the rest be given up (remise gracieuse, admission en non-valeur), with the reason; another person decides.
 * @throws DomainError `budget.recovery.errors.{unknown,changed,closed}`
 */
export async function askWriteOff(
  ctx: Context,
  id: number,
  { reason, version }: { readonly reason: string; readonly version: number },
): Promise<void> {
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const { row, recovery, account } = await seeRecovery(d, ctx, id);
    if (recovery.writeOffAskedBy === actor.accountId && recovery.writeOffReason === reason) return;
    if (account.left === 0) throw refused('budget.recovery.errors.closed');
    if (recovery.version !== version) throw conflict('budget.recovery.errors.changed');
    await saveRecovery(d, recovery, { writeOffReason: reason, writeOffAskedBy: actor.accountId });
    await appendJournal(
      d,
      { actor, now: ctx.clock() },
      {
        action: 'recovery.write-off-asked',
        subject: { kind: 'recovery', id: recovery.id },
        data: { case: row.ref, left: account.left },
      },
    );
  });
}

/**
 * Gives up what is still owed: never the person who asked. Nothing moves in the ledger, since nothing comes in.
 * @throws DomainError `budget.recovery.errors.{unknown,changed,closed,notAsked,twoPeople}`
 */
export async function writeOff(ctx: Context, id: number, version: number): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const { row, recovery, account } = await seeRecovery(d, ctx, id);
    if (recovery.state === 'written-off' && recovery.writtenOffBy === actor.accountId) return;
    if (account.left === 0) throw refused('budget.recovery.errors.closed');
    if (recovery.writeOffAskedBy === null) throw refused('budget.recovery.errors.notAsked');
    if (recovery.writeOffAskedBy === actor.accountId) throw refused('budget.recovery.errors.twoPeople');
    if (recovery.version !== version) throw conflict('budget.recovery.errors.changed');
    await saveRecovery(d, recovery, {
      state: 'written-off',
      writtenOffBy: actor.accountId,
      writtenOffAt: now,
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'recovery.written-off',
        subject: { kind: 'recovery', id: recovery.id },
        data: { case: row.ref, givenUp: account.left },
      },
    );
  });
}
