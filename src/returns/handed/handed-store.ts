import { and, asc, desc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId } from '../../shared/ids.ts';
import { handedEvidence } from './handed-table.ts';

export type Handed = typeof handedEvidence.$inferSelect;
export type NewHanded = typeof handedEvidence.$inferInsert;

export async function addHanded(d: Writer, row: NewHanded): Promise<Handed> {
  return d.insert(handedEvidence).values(row).returning().get();
}

/** What was handed in for a case, oldest first. */
export async function handedOf(d: Reader, caseId: CaseId): Promise<Handed[]> {
  return d
    .select()
    .from(handedEvidence)
    .where(eq(handedEvidence.caseId, caseId))
    .orderBy(asc(handedEvidence.id))
    .all();
}

/** What waits for an officer's eye. */
export async function handedWaiting(d: Reader, caseId: CaseId): Promise<Handed | undefined> {
  return d
    .select()
    .from(handedEvidence)
    .where(and(eq(handedEvidence.caseId, caseId), eq(handedEvidence.state, 'received')))
    .orderBy(desc(handedEvidence.id))
    .limit(1)
    .get();
}

/** Saves changes over the version seen. @throws DomainError conflict when somebody was first */
export async function saveHanded(d: Writer, seen: Handed, changes: Partial<NewHanded>): Promise<void> {
  mustHaveSaved(
    d
      .update(handedEvidence)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(handedEvidence.id, seen.id), eq(handedEvidence.version, seen.version)))
      .run(),
  );
}
