import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { CaseId } from '../../shared/ids.ts';
import { visits } from './visit-table.ts';

export type Visit = typeof visits.$inferSelect;

export async function addVisit(d: Writer, row: typeof visits.$inferInsert): Promise<Visit> {
  return d.insert(visits).values(row).returning().get();
}

/** Visits of a case, oldest first. */
export async function visitsOf(d: Reader, caseId: CaseId): Promise<Visit[]> {
  return d.select().from(visits).where(eq(visits.caseId, caseId)).orderBy(asc(visits.id)).all();
}
