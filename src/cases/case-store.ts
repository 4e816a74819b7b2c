import { and, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { CaseId, CaseRef } from '../shared/ids.ts';
import { caseSteps, cases } from './case-table.ts';

export type CaseRow = typeof cases.$inferSelect;
export type NewCase = typeof cases.$inferInsert;
export type CaseStep = typeof caseSteps.$inferInsert;

export async function findCase(d: Reader, ref: CaseRef): Promise<CaseRow | undefined> {
  return d.select().from(cases).where(eq(cases.ref, ref)).get();
}

export async function findCaseById(d: Reader, id: CaseId): Promise<CaseRow | undefined> {
  return d.select().from(cases).where(eq(cases.id, id)).get();
}

export async function addCase(d: Writer, row: NewCase): Promise<CaseRow> {
  return d.insert(cases).values(row).returning().get();
}

/** Saves a case over the version it was read at; somebody else's change in between is a conflict. */
export async function saveCase(d: Writer, seen: CaseRow, changes: Partial<NewCase>): Promise<CaseRow> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(cases)
      .set({ ...changes, version })
      .where(and(eq(cases.id, seen.id), eq(cases.version, seen.version)))
      .run(),
  );
  return { ...seen, ...changes, version } as CaseRow;
}

export async function addStep(d: Writer, step: CaseStep): Promise<void> {
  d.insert(caseSteps).values(step).run();
}
