import { and, asc, count, eq, isNotNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { ActId, AmendmentId, CaseId } from '../../shared/ids.ts';
import { amendments } from './amendment-table.ts';

export type Amendment = typeof amendments.$inferSelect;
type NewAmendment = typeof amendments.$inferInsert;

export async function addAmendment(d: Writer, row: NewAmendment): Promise<AmendmentId> {
  return d.insert(amendments).values(row).returning({ id: amendments.id }).get().id;
}

/** Amendments of a case, oldest first. */
export async function amendmentsOf(d: Reader, caseId: CaseId): Promise<Amendment[]> {
  return d.select().from(amendments).where(eq(amendments.caseId, caseId)).orderBy(asc(amendments.id)).all();
}

export async function findAmendment(d: Reader, id: AmendmentId): Promise<Amendment | undefined> {
  return d.select().from(amendments).where(eq(amendments.id, id)).get();
}

export async function amendmentOfAct(d: Reader, actId: ActId): Promise<Amendment | undefined> {
  return d.select().from(amendments).where(eq(amendments.actId, actId)).get();
}

/** How many of this agreement have their own act: the number of the next follows. */
export async function countIssued(d: Reader, agreementId: ActId): Promise<number> {
  return (
    d
      .select({ issued: count() })
      .from(amendments)
      .where(and(eq(amendments.agreementId, agreementId), isNotNull(amendments.actId)))
      .get()?.issued ?? 0
  );
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when somebody saved in between */
export async function saveAmendment(
  d: Writer,
  seen: Pick<Amendment, 'id' | 'version'>,
  changes: Partial<NewAmendment>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(amendments)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(amendments.id, seen.id), eq(amendments.version, seen.version)))
      .run(),
  );
}
