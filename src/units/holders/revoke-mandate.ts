import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { dayOf } from '../../shared/dates.ts';
import { conflict, mustExist } from '../../shared/errors.ts';
import type { MandateId, OwnerId } from '../../shared/ids.ts';
import { mandateState } from './mandate.ts';
import { findMandate, saveMandate } from './mandate-store.ts';
import { ownerForStaff } from './owner-for-staff.ts';

/** From today the owner speaks for themselves again. @throws DomainError conflict, `owners.errors.mandateOver` */
export async function revokeMandate(
  ctx: Context,
  ownerId: OwnerId,
  { id, version }: { readonly id: MandateId; readonly version: number },
  reason: string,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    await ownerForStaff(d, ctx, ownerId);
    const found = await findMandate(d, id);
    const mandate = mustExist(found?.ownerId === ownerId ? found : undefined, 'web.error.404.text');
    const now = ctx.clock();
    const state = mandateState(mandate, dayOf(now));
    if (state === 'revoked' || state === 'over') throw conflict('owners.errors.mandateOver');
    await saveMandate(d, { id, version }, { revokedOn: dayOf(now), revokeReason: reason });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'owner.mandate-revoked',
        subject: { kind: 'owner', id: ownerId },
        data: { mandate: id },
      },
    );
  });
}
