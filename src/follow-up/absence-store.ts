import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { Day } from '../shared/dates.ts';
import type { AbsenceId, AccountId } from '../shared/ids.ts';
import { absences } from './absence-table.ts';

export type Absence = typeof absences.$inferSelect;

/** Absences that last on that day or are to come. */
export async function absencesFrom(d: Reader, today: Day): Promise<Absence[]> {
  return d
    .select()
    .from(absences)
    .where(gte(absences.toDay, today))
    .orderBy(asc(absences.fromDay), asc(absences.id))
    .all();
}

/** Those for whom a person stands in on that day, with the last day of their absence. */
export async function coveredBy(
  d: Reader,
  standIn: AccountId,
  today: Day,
): Promise<{ readonly id: AccountId; readonly until: Day }[]> {
  const until = sql<Day>`max(${absences.toDay})`;
  return d
    .select({ id: absences.accountId, until })
    .from(absences)
    .where(and(eq(absences.standInId, standIn), lte(absences.fromDay, today), gte(absences.toDay, today)))
    .groupBy(absences.accountId)
    .all();
}

/** Who stands in for a person on that day; nobody when they are there. */
export async function standInsOf(d: Reader, away: AccountId, today: Day): Promise<AccountId[]> {
  return d
    .selectDistinct({ id: absences.standInId })
    .from(absences)
    .where(and(eq(absences.accountId, away), lte(absences.fromDay, today), gte(absences.toDay, today)))
    .all()
    .map(({ id }) => id);
}

export const awayFor = async (d: Reader, standIn: AccountId, today: Day): Promise<AccountId[]> =>
  (await coveredBy(d, standIn, today)).map(({ id }) => id);

export async function addAbsence(d: Writer, row: typeof absences.$inferInsert): Promise<AbsenceId> {
  return d.insert(absences).values(row).returning({ id: absences.id }).get().id;
}

export async function findAbsence(d: Reader, id: AbsenceId): Promise<Absence | undefined> {
  return d.select().from(absences).where(eq(absences.id, id)).get();
}

export async function deleteAbsence(d: Writer, id: AbsenceId): Promise<void> {
  d.delete(absences).where(eq(absences.id, id)).run();
}
