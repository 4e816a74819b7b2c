import { and, asc, desc, eq, notInArray } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { AccountId, AuditId, CaseId, CaseRef, OwnerId, UnitId } from '../shared/ids.ts';
import { caseMessages, caseSteps, cases } from './case-table.ts';
import { ENDED } from './case-workflow.ts';
import { caseLines } from './list/case-line-table.ts';

export type CaseRow = typeof cases.$inferSelect;
export type NewCase = typeof cases.$inferInsert;
export type NewStep = typeof caseSteps.$inferInsert;
export type CaseStep = typeof caseSteps.$inferSelect;
export type Message = typeof caseMessages.$inferSelect;

const selectLines = (d: Reader) => d.select().from(caseLines);
/** A case with its dwelling, owner and officer, as lists and headers show it. */
export type CaseLine = ReturnType<ReturnType<typeof selectLines>['all']>[number];

export async function findCase(d: Reader, ref: CaseRef): Promise<CaseRow | undefined> {
  return d.select().from(cases).where(eq(cases.ref, ref)).get();
}

export async function findCaseById(d: Reader, id: CaseId): Promise<CaseRow | undefined> {
  return d.select().from(cases).where(eq(cases.id, id)).get();
}

export async function findCaseLine(d: Reader, id: CaseId): Promise<CaseLine | undefined> {
  return selectLines(d).where(eq(caseLines.id, id)).get();
}

/** The case that runs for a dwelling, whoever applies: there is one at a time. */
export async function liveCase(d: Reader, unitId: UnitId): Promise<CaseRow | undefined> {
  return d
    .select()
    .from(cases)
    .where(and(eq(cases.unitId, unitId), notInArray(cases.state, [...ENDED])))
    .orderBy(desc(cases.id))
    .limit(1)
    .get();
}

/** Cases that were opened on an audit. */
export async function casesOfAudit(d: Reader, audit: AuditId): Promise<CaseRow[]> {
  return d.select().from(cases).where(eq(cases.auditId, audit)).all();
}

/** Cases of the owners that an account speaks for, latest first. */
export async function casesOfAccount(d: Reader, accountId: AccountId): Promise<CaseLine[]> {
  return selectLines(d).where(eq(caseLines.ownerAccountId, accountId)).orderBy(desc(caseLines.id)).all();
}

/** Cases of a dwelling, latest first. */
export async function casesOfUnit(d: Reader, unitId: UnitId): Promise<CaseLine[]> {
  return selectLines(d).where(eq(caseLines.unitId, unitId)).orderBy(desc(caseLines.id)).all();
}

/** Cases that an owner filed, latest first. */
export async function casesOfOwner(d: Reader, ownerId: OwnerId): Promise<CaseLine[]> {
  return selectLines(d).where(eq(caseLines.ownerId, ownerId)).orderBy(desc(caseLines.id)).all();
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

export async function addStep(d: Writer, step: NewStep): Promise<void> {
  d.insert(caseSteps).values(step).run();
}

/** The case's own history, oldest first. */
export async function stepsOf(d: Reader, caseId: CaseId): Promise<CaseStep[]> {
  return d.select().from(caseSteps).where(eq(caseSteps.caseId, caseId)).orderBy(asc(caseSteps.id)).all();
}

export async function addMessage(d: Writer, message: typeof caseMessages.$inferInsert): Promise<Message> {
  return d.insert(caseMessages).values(message).returning().get();
}

/** Messages, oldest first; an owner never sees the internal notes. */
export async function messagesOf(d: Reader, caseId: CaseId, reader: 'owner' | 'staff'): Promise<Message[]> {
  const shown = reader === 'owner' ? eq(caseMessages.audience, 'all') : undefined;
  return d
    .select()
    .from(caseMessages)
    .where(and(eq(caseMessages.caseId, caseId), shown))
    .orderBy(asc(caseMessages.id))
    .all();
}
