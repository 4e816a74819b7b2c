import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { inviteOwner } from '../../people/owner-links.ts';
import type { Owner } from '../../people/people-queries.ts';
import { correctOwner } from '../../people/register-owners.ts';
import { dayOf, plusSeconds } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { representativeFor } from '../holders/mandate.ts';
import { type Mandate, mandatesOf, saveMandate } from '../holders/mandate-store.ts';
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
 * Writes to an owner by mail, or to who acts for them, with a personal link that opens this home and nothing else, once. The follow-up then
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
    const mandate = await mandateOf(d, ctx, owner, unitId);
    const link = await correctAndInvite(d, ctx, unitId, letter, owner, mandate);
    const now = ctx.clock();
    const contact = await addContact(d, {
      unitId,
      ownerId: owner.id,
      through: mandate?.name ?? null,
      channel: 'mail',
      subject: letter.subject,
      body: letter.text,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      madeAt: now,
    });
    await awaitAnswer(d, ctx, unit, contact);
    const { texts, service } = ctx.programme;
    const onBehalfOf = mandate === null ? null : owner.name;
    const facts = { ...letter, to: letter.email, link, onBehalfOf, service, privacy: texts.privacy.fr };
    await promiseMail(d, now, { ...invitationMail(facts), prospect: owner.id }, `contact-${contact.id}`);
    return contact;
  });
}

/** Who acts for the owner of this home today, when somebody does. */
export async function mandateOf(
  d: Reader,
  { clock }: Pick<Context, 'clock'>,
  owner: Pick<Owner, 'id'>,
  unitId: UnitId,
): Promise<Mandate | null> {
  return representativeFor(await mandatesOf(d, [owner.id]), [unitId], dayOf(clock()));
}

/**
 * Keeps the mailbox typed, and gives the personal link. A representative has one only where the mandate covers the audit and
 * the case: the link opens the owner's own space.
 */
async function correctAndInvite(
  d: Writer,
  ctx: Context,
  unitId: UnitId,
  { email }: Letter,
  owner: Owner,
  mandate: Mandate | null,
): Promise<string | null> {
  if (mandate !== null && mandate.email !== email) await saveMandate(d, mandate, { email });
  if (mandate === null && owner.email !== email) await correctOwner(d, owner.id, { email });
  if (mandate !== null && !mandate.scope.includes('apply')) return null;
  return inviteOwner(d, ctx, { email, ownerId: owner.id, unitId, returnTo: myUnitPath({ unit: unitId }) });
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
