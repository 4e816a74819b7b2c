import { and, asc, desc, eq, gte, isNull, lt, lte, ne } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId, CaseId, FileHash } from '../shared/ids.ts';
import { visitAnswers, visitPhotos, visits } from './visit-table.ts';

export type Visit = typeof visits.$inferSelect;
export type NewVisit = typeof visits.$inferInsert;
export type Answer = typeof visitAnswers.$inferSelect;
export type NewAnswer = typeof visitAnswers.$inferInsert;
export type Photo = typeof visitPhotos.$inferSelect;

export async function addVisit(d: Writer, row: NewVisit): Promise<Visit> {
  return d.insert(visits).values(row).returning().get();
}

export async function findVisit(d: Reader, caseId: CaseId, id: number): Promise<Visit | undefined> {
  return d
    .select()
    .from(visits)
    .where(and(eq(visits.id, id), eq(visits.caseId, caseId)))
    .get();
}

export async function findVisitById(d: Reader, id: number): Promise<Visit | undefined> {
  return d.select().from(visits).where(eq(visits.id, id)).get();
}

/** Visits of a case, latest first. */
export async function visitsOfCase(d: Reader, caseId: CaseId): Promise<Visit[]> {
  return d.select().from(visits).where(eq(visits.caseId, caseId)).orderBy(desc(visits.id)).all();
}

/** Dated visits of one person that start in a span of time, both ends included. */
export async function visitsBetween(
  d: Reader,
  visitorId: AccountId,
  from: Instant,
  to: Instant,
): Promise<Visit[]> {
  return d
    .select()
    .from(visits)
    .where(
      and(
        eq(visits.visitorId, visitorId),
        eq(visits.state, 'dated'),
        gte(visits.startsAt, from),
        lte(visits.startsAt, to),
      ),
    )
    .orderBy(asc(visits.startsAt))
    .all();
}

/** Saves a visit over the version it was read at; somebody else's change in between is a conflict. */
export async function saveVisit(d: Writer, seen: Visit, changes: Partial<NewVisit>): Promise<Visit> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(visits)
      .set({ ...changes, version })
      .where(and(eq(visits.id, seen.id), eq(visits.version, seen.version)))
      .run(),
  );
  return { ...seen, ...changes, version } as Visit;
}

/** Gives a visit its report, once. */
export async function giveReport(d: Writer, id: number, hash: FileHash): Promise<boolean> {
  const { changes } = d
    .update(visits)
    .set({ reportHash: hash })
    .where(and(eq(visits.id, id), isNull(visits.reportHash)))
    .run();
  return changes === 1;
}

export async function answersOf(d: Reader, visitId: number): Promise<Answer[]> {
  return d
    .select()
    .from(visitAnswers)
    .where(eq(visitAnswers.visitId, visitId))
    .orderBy(asc(visitAnswers.id))
    .all();
}

/** What was seen at a point; one typed earlier never takes the place of one typed later. False when it was the older. */
export async function keepAnswer(d: Writer, row: NewAnswer): Promise<boolean> {
  const { verdict, note, typedAt, savedBy, savedAt } = row;
  const { changes } = d
    .insert(visitAnswers)
    .values(row)
    .onConflictDoUpdate({
      target: [visitAnswers.visitId, visitAnswers.point],
      set: { verdict, note, typedAt, savedBy, savedAt },
      setWhere: lte(visitAnswers.typedAt, typedAt),
    })
    .run();
  return changes === 1;
}

export type OpenReserve = { readonly visit: Visit; readonly answer: Answer };

/** Reserves of concluded visits of a case that nothing has lifted yet. */
export async function openReservesOf(d: Reader, caseId: CaseId): Promise<OpenReserve[]> {
  return d
    .select({ visit: visits, answer: visitAnswers })
    .from(visitAnswers)
    .innerJoin(visits, eq(visits.id, visitAnswers.visitId))
    .where(
      and(
        eq(visits.caseId, caseId),
        eq(visits.state, 'concluded'),
        eq(visitAnswers.verdict, 'reserve'),
        isNull(visitAnswers.liftedOn),
      ),
    )
    .orderBy(asc(visitAnswers.id))
    .all();
}

/** Lifts a reserve once. False when it was lifted before. */
export async function liftAnswer(
  d: Writer,
  id: number,
  lifted: Pick<Answer, 'liftedOn' | 'liftedBy' | 'liftedHow' | 'liftedDocument' | 'liftedVisit'>,
): Promise<boolean> {
  const { changes } = d
    .update(visitAnswers)
    .set(lifted)
    .where(and(eq(visitAnswers.id, id), eq(visitAnswers.verdict, 'reserve'), isNull(visitAnswers.liftedOn)))
    .run();
  return changes === 1;
}

export async function photosOf(d: Reader, visitId: number): Promise<Photo[]> {
  return d
    .select()
    .from(visitPhotos)
    .where(eq(visitPhotos.visitId, visitId))
    .orderBy(asc(visitPhotos.id))
    .all();
}

/** Keeps a photograph once for each key that its telephone gave it. */
export async function addPhoto(d: Writer, row: typeof visitPhotos.$inferInsert): Promise<boolean> {
  return d.insert(visitPhotos).values(row).onConflictDoNothing().run().changes === 1;
}

export async function removePhoto(d: Writer, visitId: number, id: number): Promise<boolean> {
  return (
    d
      .delete(visitPhotos)
      .where(and(eq(visitPhotos.id, id), eq(visitPhotos.visitId, visitId)))
      .run().changes === 1
  );
}

/** Another dated visit of the same person that a new one would run into. */
export async function clashOf(
  d: Reader,
  {
    visitorId,
    startsAt,
    minutes,
    not,
  }: {
    readonly visitorId: AccountId;
    readonly startsAt: Instant;
    readonly minutes: number;
    readonly not: number | null;
  },
): Promise<Visit | undefined> {
  const ends = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() as Instant;
  const around = d
    .select()
    .from(visits)
    .where(
      and(
        eq(visits.visitorId, visitorId),
        eq(visits.state, 'dated'),
        lt(visits.startsAt, ends),
        not === null ? undefined : ne(visits.id, not),
      ),
    )
    .orderBy(desc(visits.startsAt))
    .limit(8)
    .all();
  return around.find(
    (other) =>
      other.startsAt !== null && Date.parse(other.startsAt) + other.minutes * 60_000 > Date.parse(startsAt),
  );
}
