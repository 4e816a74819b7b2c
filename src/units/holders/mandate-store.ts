import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { MandateId, OwnerId } from '../../shared/ids.ts';
import { mandates } from '../mandate-table.ts';

export type Mandate = typeof mandates.$inferSelect;
export type NewMandate = typeof mandates.$inferInsert;

/** The mandates that these owners gave, the latest first. */
export async function mandatesOf(d: Reader, owners: readonly OwnerId[]): Promise<Mandate[]> {
  if (owners.length === 0) return [];
  return d
    .select()
    .from(mandates)
    .where(inArray(mandates.ownerId, [...owners]))
    .orderBy(desc(mandates.startsOn), desc(mandates.id))
    .all();
}

/** Mandates given to whoever reads that mailbox, the latest first. */
export async function mandatesTo(d: Reader, email: string): Promise<Mandate[]> {
  return d
    .select()
    .from(mandates)
    .where(sql`lower(${mandates.email}) = ${email.trim().toLowerCase()}`)
    .orderBy(desc(mandates.startsOn), desc(mandates.id))
    .all();
}

export async function findMandate(d: Reader, id: MandateId): Promise<Mandate | undefined> {
  return d.select().from(mandates).where(eq(mandates.id, id)).get();
}

export async function addMandate(d: Writer, row: NewMandate): Promise<MandateId> {
  return d.insert(mandates).values(row).returning({ id: mandates.id }).get().id;
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when somebody saved in between */
export async function saveMandate(
  d: Writer,
  seen: Pick<Mandate, 'id' | 'version'>,
  changes: Partial<NewMandate>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(mandates)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(mandates.id, seen.id), eq(mandates.version, seen.version)))
      .run(),
  );
}
