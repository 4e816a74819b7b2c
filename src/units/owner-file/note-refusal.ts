import type { Context } from '../../context.ts';
import type { Refusal } from '../../people/refusal.ts';
import { liftRefusal, refuseContact } from '../../people/refuse-contact.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { ownerForStaff } from '../holders/owner-for-staff.ts';

/** What a member of staff was told: this owner is to be left alone. */
export const noteRefusal = (ctx: Context, ownerId: OwnerId, refusal: Refusal): Promise<void> =>
  ctx.db.tx(async (d) => {
    await ownerForStaff(d, ctx, ownerId);
    await refuseContact(d, ctx, ownerId, refusal);
  });

/** This owner may be contacted again, for the reason given. */
export const allowContact = (ctx: Context, ownerId: OwnerId, reason: string): Promise<void> =>
  ctx.db.tx(async (d) => {
    await ownerForStaff(d, ctx, ownerId);
    await liftRefusal(d, ctx, ownerId, reason);
  });
