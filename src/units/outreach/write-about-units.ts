import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Instant } from '../../shared/dates.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import type { Status } from '../unit.ts';
import { addContact } from '../unit-file/contact-store.ts';
import { changeUnit, findUnits, type Unit } from '../unit-store.ts';

/** A letter or mail that has left, about one unit. */
export type WrittenLetter = {
  readonly unitId: UnitId;
  readonly ownerId: OwnerId;
  /** The representative to whom it went for the owner; null: to the owner. */
  readonly through: string | null;
  readonly channel: 'letter' | 'mail';
  readonly subject: string;
  readonly body: string;
  /** The campaign it belongs to, for the journal. */
  readonly campaign: string;
};
/** What the letter changed. `statusBefore` null: the follow-up was further on and stays. */
export type Awaited = {
  readonly unitId: UnitId;
  readonly contactId: number;
  readonly statusBefore: Status | null;
  readonly versionAfter: number;
};

/** Notes letters that left and lets their units await an answer, unless they are further on. Inside the caller's transaction. */
export async function writeAboutUnits(
  d: Writer,
  ctx: Context,
  letters: readonly WrittenLetter[],
  sentAt: Instant,
): Promise<Awaited[]> {
  const units = await findUnits(
    d,
    letters.map(({ unitId }) => unitId),
  );
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const awaited: Awaited[] = [];
  for (const letter of letters) {
    const unit = byId.get(letter.unitId);
    if (unit) awaited.push(await writeAbout(d, ctx, unit, letter, sentAt));
  }
  return awaited;
}

async function writeAbout(
  d: Writer,
  ctx: Context,
  unit: Unit,
  letter: WrittenLetter,
  sentAt: Instant,
): Promise<Awaited> {
  const { campaign, ...facts } = letter;
  const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  const contact = await addContact(d, { ...facts, madeBy, madeAt: sentAt });
  const moved = unit.status === 'not-followed';
  const status = moved ? 'awaiting-answer' : unit.status;
  if (moved) await changeUnit(d, unit.id, { status, updatedAt: ctx.clock() });
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'unit.campaign-sent',
      subject: { kind: 'unit', id: unit.id },
      data: {
        campaign,
        contact: contact.id,
        owner: letter.ownerId,
        channel: letter.channel,
        from: unit.status,
        to: status,
      },
    },
  );
  return {
    unitId: unit.id,
    contactId: contact.id,
    statusBefore: moved ? unit.status : null,
    versionAfter: moved ? unit.version + 1 : unit.version,
  };
}
