import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { among } from '../db/among.ts';
import type { Reader, Writer } from '../db/database.ts';
import { insertMany } from '../db/insert-many.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { AccountId, OwnerId } from '../shared/ids.ts';
import { owners } from './owner-table.ts';

export type Owner = typeof owners.$inferSelect;
export type NewOwner = typeof owners.$inferInsert;

export async function findOwner(d: Reader, id: OwnerId): Promise<Owner | undefined> {
  return d.select().from(owners).where(eq(owners.id, id)).get();
}

export async function ownersOfAccount(d: Reader, accountId: AccountId): Promise<Owner[]> {
  return d.select().from(owners).where(eq(owners.accountId, accountId)).orderBy(asc(owners.id)).all();
}

export async function addOwner(d: Writer, owner: NewOwner): Promise<Owner> {
  return d.insert(owners).values(owner).returning().get();
}

/** The mailbox proved by a confirmed link now speaks for this owner. */
export async function linkOwnerToAccount(d: Writer, id: OwnerId, accountId: AccountId): Promise<void> {
  d.update(owners).set({ accountId }).where(eq(owners.id, id)).run();
}

export async function saveOwner(d: Writer, owner: Owner): Promise<void> {
  const { id, version, ...facts } = owner;
  mustHaveSaved(
    d
      .update(owners)
      .set({ ...facts, version: version + 1 })
      .where(and(eq(owners.id, id), eq(owners.version, version)))
      .run(),
  );
}

export async function findOwners(d: Reader, ids: readonly OwnerId[]): Promise<Owner[]> {
  if (ids.length === 0) return [];
  return d.select().from(owners).where(among(owners.id, ids)).all();
}

export async function findOwnersByPersonNumber(d: Reader, numbers: readonly string[]): Promise<Owner[]> {
  if (numbers.length === 0) return [];
  return d.select().from(owners).where(among(owners.personNumber, numbers)).all();
}

/** Companies whose SIREN begins with these digits. */
export async function ownersBySiren(d: Reader, digits: string, most: number): Promise<Owner[]> {
  return d
    .select()
    .from(owners)
    .where(and(gte(owners.siren, digits), lt(owners.siren, `${digits}:`)))
    .orderBy(asc(owners.siren))
    .limit(most)
    .all();
}

/** Adds many at once; ids come back in the order given. */
export async function addOwners(d: Writer, rows: readonly NewOwner[]): Promise<OwnerId[]> {
  return insertMany(d, owners, rows) as OwnerId[];
}

export async function deleteOwner(d: Writer, id: OwnerId): Promise<void> {
  d.delete(owners).where(eq(owners.id, id)).run();
}
