import { and, desc, eq, isNotNull, lte, ne } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { FileHash, OwnerId } from '../../shared/ids.ts';
import { dropUnnamedFiles } from '../holdings/holdings-store.ts';
import { personalCopies } from '../privacy-table.ts';

export type PersonalCopy = typeof personalCopies.$inferSelect;

export async function copiesOf(d: Reader, ownerId: OwnerId): Promise<PersonalCopy[]> {
  return d
    .select()
    .from(personalCopies)
    .where(eq(personalCopies.ownerId, ownerId))
    .orderBy(desc(personalCopies.id))
    .limit(20)
    .all();
}

export async function findCopy(d: Reader, id: number): Promise<PersonalCopy | undefined> {
  return d.select().from(personalCopies).where(eq(personalCopies.id, id)).get();
}

/** Copies that are being made or wait to be taken, latest first. */
export async function openCopies(d: Reader, most: number): Promise<PersonalCopy[]> {
  return d
    .select()
    .from(personalCopies)
    .where(and(ne(personalCopies.state, 'taken'), ne(personalCopies.state, 'expired')))
    .orderBy(desc(personalCopies.id))
    .limit(most)
    .all();
}

export async function addCopy(d: Writer, row: typeof personalCopies.$inferInsert): Promise<PersonalCopy> {
  return d.insert(personalCopies).values(row).returning().get();
}

/** Moves a copy on from one state; false when it is there no more (taken by another click, expired). */
export async function moveCopy(
  d: Writer,
  id: number,
  from: PersonalCopy['state'],
  changes: Partial<PersonalCopy>,
): Promise<boolean> {
  return (
    d
      .update(personalCopies)
      .set(changes)
      .where(and(eq(personalCopies.id, id), eq(personalCopies.state, from)))
      .run().changes === 1
  );
}

/** Ends the copies whose time is up; gives the contents to take off the disk. */
export async function expireCopies(d: Writer, now: Instant): Promise<FileHash[]> {
  const old = d
    .select()
    .from(personalCopies)
    .where(and(isNotNull(personalCopies.fileHash), lte(personalCopies.expiresAt, now)))
    .all();
  for (const { id, state } of old)
    d.update(personalCopies)
      .set({ fileHash: null, state: state === 'taken' ? 'taken' : 'expired' })
      .where(eq(personalCopies.id, id))
      .run();
  return dropUnnamedFiles(
    d,
    old.flatMap(({ fileHash }) => (fileHash === null ? [] : [fileHash])),
  );
}
