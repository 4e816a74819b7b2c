import { desc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { UnitId } from '../shared/ids.ts';
import { contacts } from './unit-table.ts';

export type Contact = typeof contacts.$inferSelect;
export type NewContact = typeof contacts.$inferInsert;

/** Letters and mails about a unit, newest first. */
export async function contactsOfUnit(d: Reader, unitId: UnitId): Promise<Contact[]> {
  return d.select().from(contacts).where(eq(contacts.unitId, unitId)).orderBy(desc(contacts.id)).all();
}

export async function addContact(d: Writer, contact: NewContact): Promise<Contact> {
  return d.insert(contacts).values(contact).returning().get();
}
