import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { AppealId, CaseId } from '../../shared/ids.ts';
import { appeals } from './appeal-table.ts';

export type Appeal = typeof appeals.$inferSelect;

export async function addAppeal(d: Writer, row: typeof appeals.$inferInsert): Promise<Appeal> {
  return d.insert(appeals).values(row).returning().get();
}

export async function findAppeal(d: Reader, id: AppealId): Promise<Appeal | undefined> {
  return d.select().from(appeals).where(eq(appeals.id, id)).get();
}

/** The appeal of a case that waits for its answer; there is one at a time. */
export async function openAppeal(d: Reader, caseId: CaseId): Promise<Appeal | undefined> {
  return d
    .select()
    .from(appeals)
    .where(and(eq(appeals.caseId, caseId), eq(appeals.state, 'open')))
    .get();
}

/** Appeals of a case, oldest first. */
export async function appealsOf(d: Reader, caseId: CaseId): Promise<Appeal[]> {
  return d.select().from(appeals).where(eq(appeals.caseId, caseId)).orderBy(asc(appeals.id)).all();
}

/** Saves an appeal over the version seen. @throws DomainError conflict when somebody was first */
export async function saveAppeal(
  d: Writer,
  seen: Pick<Appeal, 'id' | 'version'>,
  changes: Partial<Appeal>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(appeals)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(appeals.id, seen.id), eq(appeals.version, seen.version)))
      .run(),
  );
}
