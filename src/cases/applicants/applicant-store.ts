import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { ApplicantId, CaseId, OwnerId } from '../../shared/ids.ts';
import { caseApplicants, caseConsents, caseFilings } from './applicant-table.ts';

export type Applicant = typeof caseApplicants.$inferSelect;
export type NewApplicant = typeof caseApplicants.$inferInsert;
export type Consent = typeof caseConsents.$inferSelect;
export type NewConsent = typeof caseConsents.$inferInsert;
export type Filing = typeof caseFilings.$inferSelect;

/** Owners of the dwelling as the case keeps them, in the order they were named. */
export async function keptApplicants(d: Reader, caseId: CaseId): Promise<Applicant[]> {
  return d
    .select()
    .from(caseApplicants)
    .where(eq(caseApplicants.caseId, caseId))
    .orderBy(asc(caseApplicants.id))
    .all();
}

export async function findApplicant(
  d: Reader,
  caseId: CaseId,
  id: ApplicantId,
): Promise<Applicant | undefined> {
  return d
    .select()
    .from(caseApplicants)
    .where(and(eq(caseApplicants.id, id), eq(caseApplicants.caseId, caseId)))
    .get();
}

export async function applicantById(d: Reader, id: ApplicantId): Promise<Applicant | undefined> {
  return d.select().from(caseApplicants).where(eq(caseApplicants.id, id)).get();
}

export async function addApplicants(d: Writer, rows: readonly NewApplicant[]): Promise<void> {
  if (rows.length > 0)
    d.insert(caseApplicants)
      .values([...rows])
      .run();
}

export async function saveApplicant(
  d: Writer,
  seen: Applicant,
  changes: Partial<NewApplicant>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(caseApplicants)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(caseApplicants.id, seen.id), eq(caseApplicants.version, seen.version)))
      .run(),
  );
}

/** Everything asked of these people and answered, the latest first. */
export async function consentsOf(d: Reader, applicants: readonly ApplicantId[]): Promise<Consent[]> {
  if (applicants.length === 0) return [];
  return d
    .select()
    .from(caseConsents)
    .where(inArray(caseConsents.applicantId, [...applicants]))
    .orderBy(desc(caseConsents.id))
    .all();
}

export async function consentById(d: Reader, id: number): Promise<Consent | undefined> {
  return d.select().from(caseConsents).where(eq(caseConsents.id, id)).get();
}

export async function addConsent(d: Writer, row: NewConsent): Promise<Consent> {
  return d.insert(caseConsents).values(row).returning().get();
}

export async function saveConsent(d: Writer, id: number, changes: Partial<NewConsent>): Promise<void> {
  d.update(caseConsents).set(changes).where(eq(caseConsents.id, id)).run();
}

/** Takes a co-owner out, with what they were asked: only somebody the applicant named by mistake. */
export async function removeApplicants(d: Writer, ids: readonly ApplicantId[]): Promise<void> {
  if (ids.length === 0) return;
  d.delete(caseConsents)
    .where(inArray(caseConsents.applicantId, [...ids]))
    .run();
  d.delete(caseApplicants)
    .where(inArray(caseApplicants.id, [...ids]))
    .run();
}

export async function filingOf(d: Reader, caseId: CaseId): Promise<Filing | undefined> {
  return d.select().from(caseFilings).where(eq(caseFilings.caseId, caseId)).get();
}

export async function keepFiling(d: Writer, row: typeof caseFilings.$inferInsert): Promise<void> {
  const { caseId: _, ...facts } = row;
  d.insert(caseFilings).values(row).onConflictDoUpdate({ target: caseFilings.caseId, set: facts }).run();
}

export async function removeFiling(d: Writer, caseId: CaseId): Promise<void> {
  d.delete(caseFilings).where(eq(caseFilings.caseId, caseId)).run();
}

/** Cases to which that person agreed by link, as a co-owner: one of these owners, or whoever reads the mailbox asked. */
export async function casesAgreedTo(
  d: Reader,
  { owners, email }: { readonly owners: readonly OwnerId[]; readonly email: string },
): Promise<CaseId[]> {
  const rows = d
    .select({ caseId: caseApplicants.caseId, applicant: caseApplicants.id })
    .from(caseConsents)
    .innerJoin(caseApplicants, eq(caseApplicants.id, caseConsents.applicantId))
    .where(
      and(
        eq(caseConsents.answer, 'yes'),
        or(inArray(caseApplicants.ownerId, [...owners]), eq(caseConsents.sentTo, email.trim().toLowerCase())),
      ),
    )
    .all();
  const asked = await consentsOf(
    d,
    rows.map(({ applicant }) => applicant),
  );
  // Who was asked again and has not agreed, or refused since, does not follow on an old yes.
  const stands = ({ applicant }: { readonly applicant: ApplicantId }) =>
    asked.find(({ applicantId }) => applicantId === applicant)?.answer === 'yes';
  return [...new Set(rows.filter(stands).map(({ caseId }) => caseId))];
}
