import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, refused } from '../../shared/errors.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { recordRecovered } from '../draw-on-envelope.ts';
import { accountOf } from './recovery.ts';
import { seeRecovery } from './recovery-key.ts';
import { promiseSettledMail } from './recovery-mails.ts';
import { addReceipt, saveRecovery } from './recovery-store.ts';

export type ReceiptTyped = { readonly amount: Cents; readonly receivedOn: Day; readonly reference: string };

/**
 * Enters a sum that the public accountant received: the ledger gains a 'recover' movement, and the recovery is paid
 * once nothing is left. The same reference entered twice counts once.
 * @throws DomainError `budget.recovery.errors.{unknown,closed,moreThanLeft,future,otherReceipt}`
 */
export async function enterReceipt(ctx: Context, id: number, typed: ReceiptTyped): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const { row, recovery, receipts, account } = await seeRecovery(d, ctx, id);
    const same = receipts.find(({ reference }) => reference === typed.reference);
    if (same && same.amount === typed.amount) return;
    if (same) throw conflict('budget.recovery.errors.otherReceipt');
    if (account.left === 0) throw refused('budget.recovery.errors.closed');
    if (typed.receivedOn > dayOf(now)) throw invalid('budget.recovery.errors.future');
    if (typed.amount > account.left)
      throw refused('budget.recovery.errors.moreThanLeft', { left: account.left / 100 });
    await addReceipt(d, { recoveryId: recovery.id, ...typed, enteredBy: actor.accountId, enteredAt: now });
    await recordRecovered(d, ctx, {
      caseId: row.id,
      amount: typed.amount,
      deed: `recovery-${recovery.id}:${typed.reference}`,
    });
    const next = accountOf(recovery.amount, [cents(account.received + typed.amount)], false);
    await saveRecovery(d, recovery, { state: next.state });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'recovery.received',
        subject: { kind: 'recovery', id: recovery.id },
        data: { case: row.ref, amount: typed.amount, receivedOn: typed.receivedOn, left: next.left },
      },
    );
    if (next.state === 'paid') await promiseSettledMail(d, ctx, row, recovery);
  });
}
