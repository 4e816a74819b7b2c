import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { ownerToContact } from '../outreach/write-to-owner.ts';
import { changeUnit } from '../unit-store.ts';
import { addContact } from './contact-store.ts';
import { unitForStaff } from './edit-unit.ts';

export const NOTED_CHANNELS = ['phone', 'visit', 'letter'] as const;
export type NotedChannel = (typeof NOTED_CHANNELS)[number];

/** Notes an exchange that took place elsewhere: a call, a visit, a letter sent from the office. */
export async function noteContact(
  ctx: Context,
  unitId: UnitId,
  note: { readonly ownerId: OwnerId; readonly channel: NotedChannel; readonly text: string },
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, unitId);
    await ownerToContact(d, unitId, note.ownerId);
    const now = ctx.clock();
    const contact = await addContact(d, {
      unitId,
      ownerId: note.ownerId,
      channel: note.channel,
      subject: '',
      body: note.text,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      madeAt: now,
      // A letter waits for its answer; a call or a visit is one.
      answeredAt: note.channel === 'letter' ? null : now,
    });
    const next = note.channel === 'letter' ? 'awaiting-answer' : 'first-contact';
    const early = unit.status === 'not-followed' || unit.status === 'awaiting-answer';
    const status = early ? next : unit.status;
    await changeUnit(d, unitId, { status, updatedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'unit.contact-noted',
        subject: { kind: 'unit', id: unitId },
        data: {
          contact: contact.id,
          owner: note.ownerId,
          channel: note.channel,
          from: unit.status,
          to: status,
        },
      },
    );
  });
}
