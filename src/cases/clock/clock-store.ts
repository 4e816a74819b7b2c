import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId, ExtensionId, PauseId } from '../../shared/ids.ts';
import { extensions, pauses } from './clock-table.ts';

export type Pause = typeof pauses.$inferSelect;
export type Extension = typeof extensions.$inferSelect;

export async function addPause(d: Writer, row: typeof pauses.$inferInsert): Promise<Pause> {
  return d.insert(pauses).values(row).returning().get();
}

/** Pauses of a case, oldest first. */
export async function pausesOf(d: Reader, caseId: CaseId): Promise<Pause[]> {
  return d.select().from(pauses).where(eq(pauses.caseId, caseId)).orderBy(asc(pauses.id)).all();
}

/** The pause that lasts; there is one at a time. */
export async function openPause(d: Reader, caseId: CaseId): Promise<Pause | undefined> {
  return d
    .select()
    .from(pauses)
    .where(and(eq(pauses.caseId, caseId), isNull(pauses.endedAt)))
    .get();
}

export async function endPause(
  d: Writer,
  id: PauseId,
  end: Pick<Pause, 'endedAt' | 'endedBy' | 'endReason'>,
): Promise<void> {
  d.update(pauses).set(end).where(eq(pauses.id, id)).run();
}

export async function addExtension(d: Writer, row: typeof extensions.$inferInsert): Promise<Extension> {
  return d.insert(extensions).values(row).returning().get();
}

export async function extensionsOf(d: Reader, caseId: CaseId): Promise<Extension[]> {
  return d.select().from(extensions).where(eq(extensions.caseId, caseId)).orderBy(asc(extensions.id)).all();
}

export async function findExtension(d: Reader, id: ExtensionId): Promise<Extension | undefined> {
  return d.select().from(extensions).where(eq(extensions.id, id)).get();
}

/** The request for more time that waits for an answer; there is one at a time. */
export async function openExtension(d: Reader, caseId: CaseId): Promise<Extension | undefined> {
  return d
    .select()
    .from(extensions)
    .where(and(eq(extensions.caseId, caseId), eq(extensions.state, 'requested')))
    .get();
}

/** Saves an answer over the version seen. @throws DomainError conflict when somebody was first */
export async function saveExtension(
  d: Writer,
  seen: Pick<Extension, 'id' | 'version'>,
  changes: Partial<Extension>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(extensions)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(extensions.id, seen.id), eq(extensions.version, seen.version)))
      .run(),
  );
}
