import { and, desc, eq, gte, inArray, isNull, max } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { contacts } from '../unit-table.ts';

export type Contact = typeof contacts.$inferSelect;
export type NewContact = typeof contacts.$inferInsert;

/** Letters and mails about a unit, newest first. */
export async function contactsOfUnit(d: Reader, unitId: UnitId): Promise<Contact[]> {
  return d.select().from(contacts).where(eq(contacts.unitId, unitId)).orderBy(desc(contacts.id)).all();
}

/** Letters, mails and talks with an owner, about whichever of their units, the latest first. */
export async function contactsOfOwner(d: Reader, ownerId: OwnerId): Promise<Contact[]> {
  return d
    .select()
    .from(contacts)
    .where(eq(contacts.ownerId, ownerId))
    .orderBy(desc(contacts.id))
    .limit(100)
    .all();
}

export async function addContact(d: Writer, contact: NewContact): Promise<Contact> {
  return d.insert(contacts).values(contact).returning().get();
}

const unanswered = (unitId: UnitId) => and(eq(contacts.unitId, unitId), isNull(contacts.answeredAt));

export async function hasUnanswered(d: Reader, unitId: UnitId): Promise<boolean> {
  return d.select({ id: contacts.id }).from(contacts).where(unanswered(unitId)).get() !== undefined;
}

/** Marks what was sent about a unit as answered; returns how many were waiting. */
export async function answerContacts(d: Writer, unitId: UnitId, now: Instant): Promise<number> {
  return d.update(contacts).set({ answeredAt: now }).where(unanswered(unitId)).run().changes;
}

export async function addContacts(d: Writer, rows: readonly NewContact[]): Promise<void> {
  if (rows.length === 0) return;
  d.insert(contacts)
    .values([...rows])
    .run();
}

export async function findContact(d: Reader, id: number): Promise<Contact | undefined> {
  return d.select().from(contacts).where(eq(contacts.id, id)).get();
}

/** A letter that did not leave. Where it named two homes that proved to be one, the unit shows it twice. */
export async function deleteLetter(d: Writer, { unitId, ownerId, subject, madeAt }: Contact): Promise<void> {
  const same = and(eq(contacts.ownerId, ownerId), eq(contacts.subject, subject), eq(contacts.madeAt, madeAt));
  d.delete(contacts)
    .where(and(unanswered(unitId), same))
    .run();
}

/** Those of the owners who were written to or spoken with since, and when last. */
export async function contactedSince(
  d: Reader,
  ownerIds: readonly OwnerId[],
  since: Instant,
): Promise<ReadonlyMap<OwnerId, Instant>> {
  if (ownerIds.length === 0) return new Map();
  const rows = d
    .select({ ownerId: contacts.ownerId, at: max(contacts.madeAt) })
    .from(contacts)
    .where(and(inArray(contacts.ownerId, [...ownerIds]), gte(contacts.madeAt, since)))
    .groupBy(contacts.ownerId)
    .all();
  return new Map(rows.flatMap(({ ownerId, at }) => (at ? [[ownerId, at as Instant] as const] : [])));
}
