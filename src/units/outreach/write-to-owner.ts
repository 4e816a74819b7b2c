import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { inviteOwner } from '../../people/owner-links.ts';
import type { Owner } from '../../people/people-queries.ts';
import { correctOwner } from '../../people/register-owners.ts';
import { plusSeconds } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { isCurrentRank } from '../ownership.ts';
import { addContact, type Contact, contactsOfUnit } from '../unit-file/contact-store.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { changeUnit, type Unit } from '../unit-store.ts';
import { myUnitPath } from '../units-paths.ts';
import { ownersOfUnit } from '../units-queries.ts';
import { invitationMail } from './register-mails.ts';

export type Letter = {
  readonly ownerId: OwnerId;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
};

/**
 * Writes to an owner by mail, with a personal link that opens this home and nothing else, once. The follow-up then
 * awaits an answer, unless it is already further on. The same words to the same person twice in ten minutes are a button
 * pressed twice: they go once.
 * @throws DomainError `register.errors.doNotContact`, `register.errors.notAnOwner`
 */
export async function writeToOwner(ctx: Context, unitId: UnitId, letter: Letter): Promise<Contact> {
  return ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, unitId);
    const owner = await ownerToContact(d, unitId, letter.ownerId);
    const sent = await sentJustNow(d, ctx, unitId, letter);
    if (sent) return sent;
    if (owner.email !== letter.email) await correctOwner(d, owner.id, { email: letter.email });
    const link = await inviteOwner(d, ctx, {
      email: letter.email,
      ownerId: owner.id,
      unitId,
      returnTo: myUnitPath({ unit: unitId }),
    });
    const now = ctx.clock();
    const contact = await addContact(d, {
      unitId,
      ownerId: owner.id,
      channel: 'mail',
      subject: letter.subject,
      body: letter.text,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      madeAt: now,
    });
    await awaitAnswer(d, ctx, unit, contact);
    const privacy = ctx.programme.texts.privacy.fr;
    const mail = invitationMail({ ...letter, to: letter.email, link, privacy });
    await promiseMail(d, now, mail, `contact-${contact.id}`);
    return contact;
  });
}

const PRESSED_TWICE_SECONDS = 10 * 60;

async function sentJustNow(
  d: Writer,
  ctx: Context,
  unitId: UnitId,
  { ownerId, subject, text }: Letter,
): Promise<Contact | undefined> {
  const since = plusSeconds(ctx.clock(), -PRESSED_TWICE_SECONDS);
  return (await contactsOfUnit(d, unitId)).find(
    (contact) =>
      contact.channel === 'mail' &&
      contact.ownerId === ownerId &&
      contact.subject === subject &&
      contact.body === text &&
      contact.madeAt > since,
  );
}

/** The owner to turn to. "Ne pas contacter" holds whoever asks. */
export async function ownerToContact(d: Writer, unitId: UnitId, ownerId: OwnerId): Promise<Owner> {
  const found = (await ownersOfUnit(d, unitId)).find(({ owner }) => owner.id === ownerId);
  const { owner, rank } = mustExist(found, 'web.error.404.text');
  if (!isCurrentRank(rank)) throw refused('register.errors.notAnOwner');
  if (owner.doNotContact) throw refused('register.errors.doNotContact');
  return owner;
}

async function awaitAnswer(d: Writer, ctx: Context, unit: Unit, contact: Contact): Promise<void> {
  const waits = unit.status === 'not-followed' || unit.status === 'awaiting-answer';
  const status = waits ? 'awaiting-answer' : unit.status;
  await changeUnit(d, unit.id, { status, updatedAt: contact.madeAt });
  await appendJournal(
    d,
    { actor: ctx.actor, now: contact.madeAt },
    {
      action: 'unit.owner-written-to',
      subject: { kind: 'unit', id: unit.id },
      data: {
        contact: contact.id,
        owner: contact.ownerId,
        channel: contact.channel,
        from: unit.status,
        to: status,
      },
    },
  );
}
