import { and, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Day, Instant } from '../../shared/dates.ts';
import type { AccountId, CaseId, OwnerId } from '../../shared/ids.ts';
import { archiveReadings, caseArchives, erasedPersons } from '../privacy-table.ts';

export type CaseArchive = typeof caseArchives.$inferSelect;

export async function findArchive(d: Reader, caseId: CaseId): Promise<CaseArchive | undefined> {
  return d.select().from(caseArchives).where(eq(caseArchives.caseId, caseId)).get();
}

export async function archiveCase(d: Writer, caseId: CaseId, on: Day): Promise<void> {
  d.insert(caseArchives)
    .values({ caseId, archivedOn: on, erasedOn: null })
    .onConflictDoUpdate({ target: caseArchives.caseId, set: { archivedOn: on } })
    .run();
}

export async function noteErasedCase(d: Writer, caseId: CaseId, on: Day): Promise<void> {
  d.insert(caseArchives)
    .values({ caseId, archivedOn: null, erasedOn: on })
    .onConflictDoUpdate({ target: caseArchives.caseId, set: { erasedOn: on } })
    .run();
}

export async function noteErasedPerson(d: Writer, ownerId: OwnerId, on: Day): Promise<void> {
  d.insert(erasedPersons).values({ ownerId, erasedOn: on }).onConflictDoNothing().run();
}

export async function erasedOn(d: Reader, ownerId: OwnerId): Promise<Day | null> {
  return d.select().from(erasedPersons).where(eq(erasedPersons.ownerId, ownerId)).get()?.erasedOn ?? null;
}

/** Whether that manager said why, since that moment. */
export async function gaveReason(
  d: Reader,
  caseId: CaseId,
  accountId: AccountId,
  since: Instant,
): Promise<boolean> {
  const found = d
    .select({ id: archiveReadings.id })
    .from(archiveReadings)
    .where(
      and(
        eq(archiveReadings.caseId, caseId),
        eq(archiveReadings.accountId, accountId),
        gte(archiveReadings.at, since),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}

export async function noteArchiveReading(d: Writer, row: typeof archiveReadings.$inferInsert): Promise<void> {
  d.insert(archiveReadings).values(row).run();
}

/** Cases in intermediate archive, latest first. */
export async function archivedCases(d: Reader, most: number): Promise<CaseArchive[]> {
  return d
    .select()
    .from(caseArchives)
    .where(and(isNotNull(caseArchives.archivedOn), isNull(caseArchives.erasedOn)))
    .orderBy(desc(caseArchives.caseId))
    .limit(most)
    .all();
}
