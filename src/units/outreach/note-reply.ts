import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import type { Occupancy, Reason, Status, Substatus } from '../unit.ts';
import { addContact, answerContacts } from '../unit-file/contact-store.ts';
import { changeUnit, findUnit, type Unit } from '../unit-store.ts';

export type Reply = {
  readonly unitId: UnitId;
  readonly ownerId: OwnerId;
  /** The representative who spoke for the owner; null: the owner, or nobody. */
  readonly through: string | null;
  /** How it came; null: a letter that came back, which is no exchange. */
  readonly channel: 'web' | 'mail' | 'letter' | 'phone' | 'visit' | null;
  readonly subject: string;
  readonly body: string;
  readonly campaign: string;
  /** What it changes in the follow-up, decided by whoever knows what was said. */
  readonly effect: (unit: Unit) => {
    readonly status?: Status;
    readonly substatus?: Substatus | null;
    readonly reasons?: readonly Reason[];
    readonly occupancy?: Occupancy;
  };
};

/** An owner answered a letter, or the letter came back: letters about the unit are answered, the follow-up moves. */
export async function noteReply(d: Writer, ctx: Context, reply: Reply): Promise<void> {
  const unit = await findUnit(d, reply.unitId);
  if (!unit) return;
  const now = ctx.clock();
  const { reasons, ...effect } = reply.effect(unit);
  if (reply.channel !== null) {
    await answerContacts(d, unit.id, now);
    const { unitId, ownerId, through, channel, subject, body } = reply;
    const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
    await addContact(d, {
      unitId,
      ownerId,
      through,
      channel,
      subject,
      body,
      madeBy,
      madeAt: now,
      answeredAt: now,
    });
  }
  await changeUnit(d, unit.id, {
    ...effect,
    ...(reasons ? { reasons: [...reasons] } : {}),
    updatedAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: reply.channel === null ? 'unit.letter-returned' : 'unit.campaign-answered',
      subject: { kind: 'unit', id: unit.id },
      data: { campaign: reply.campaign, from: unit.status, to: effect.status ?? unit.status },
    },
  );
}
