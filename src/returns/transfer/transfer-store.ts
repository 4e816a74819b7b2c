import { and, asc, desc, eq, lt } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { Day } from '../../shared/dates.ts';
import type { CaseId } from '../../shared/ids.ts';
import { transfers } from './transfer-table.ts';

export type Transfer = typeof transfers.$inferSelect;
export type NewTransfer = typeof transfers.$inferInsert;

export async function addTransfer(d: Writer, row: NewTransfer): Promise<Transfer> {
  return d.insert(transfers).values(row).returning().get();
}

export async function findTransfer(d: Reader, id: number): Promise<Transfer | undefined> {
  return d.select().from(transfers).where(eq(transfers.id, id)).get();
}

/** Transfers of a case, oldest first. */
export async function transfersOf(d: Reader, caseId: CaseId): Promise<Transfer[]> {
  return d.select().from(transfers).where(eq(transfers.caseId, caseId)).orderBy(asc(transfers.id)).all();
}

/** The last transfer that was accepted: its taker is bound now. */
export async function acceptedTransfer(d: Reader, caseId: CaseId): Promise<Transfer | undefined> {
  return d
    .select()
    .from(transfers)
    .where(and(eq(transfers.caseId, caseId), eq(transfers.state, 'accepted')))
    .orderBy(desc(transfers.id))
    .limit(1)
    .get();
}

/** Transfers whose taker had to answer before that day and has not. */
export async function silentTransfers(d: Reader, before: Day): Promise<Transfer[]> {
  return d
    .select()
    .from(transfers)
    .where(and(eq(transfers.state, 'asked'), lt(transfers.answerBy, before)))
    .orderBy(asc(transfers.id))
    .all();
}

/** Saves changes over the version seen. @throws DomainError conflict when somebody was first */
export async function saveTransfer(
  d: Writer,
  seen: Transfer,
  changes: Partial<NewTransfer>,
): Promise<Transfer> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(transfers)
      .set({ ...changes, version })
      .where(and(eq(transfers.id, seen.id), eq(transfers.version, seen.version)))
      .run(),
  );
  return { ...seen, ...changes, version } as Transfer;
}
