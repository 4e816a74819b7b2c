import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { conflict, refused } from '../../shared/errors.ts';
import { accountDoubts } from './account-doubts.ts';
import { openPayment, type PaymentKey } from './certify-payment.ts';
import { savePayment } from './payment-store.ts';

/**
 * Releases an account in doubt, with the reason why it may be paid. Another person then certifies. Done twice is done once.
 * @throws DomainError `agreements.payment.errors.{unknown,changed,accountRight}`
 */
export async function releaseAccount(
  ctx: Context,
  key: PaymentKey,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<void> {
  const now = ctx.clock();
  const actor = ctx.actor as Staff;
  await ctx.db.tx(async (d) => {
    const { row, payment } = await openPayment(d, ctx, key);
    if (payment.accountReleasedBy === actor.accountId) return;
    if (payment.state !== 'submitted' || payment.version !== version)
      throw conflict('agreements.payment.errors.changed');
    const doubts = await accountDoubts(d, row, payment);
    if (doubts.length === 0) throw refused('agreements.payment.errors.accountRight');
    await savePayment(d, payment, {
      accountReleasedBy: actor.accountId,
      accountReleasedAt: now,
      accountReleaseReason: reason,
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'payment.account-released',
        subject: { kind: 'payment', id: payment.id },
        data: { case: row.ref, doubts: doubts.map(({ why }) => why) },
      },
    );
  });
}
