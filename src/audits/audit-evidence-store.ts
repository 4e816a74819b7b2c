import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { AuditId, AuditPhotoId } from '../shared/ids.ts';
import { auditDpes } from './audit-dpe-table.ts';
import { auditPhotos } from './audit-photo-table.ts';

export type AuditDpe = typeof auditDpes.$inferSelect;
export type AuditPhoto = typeof auditPhotos.$inferSelect;

/** The DPE that filled an audit; undefined when none did. */
export async function dpeOfAudit(d: Reader, id: AuditId): Promise<AuditDpe | undefined> {
  return d.select().from(auditDpes).where(eq(auditDpes.auditId, id)).get();
}

/** Keeps the DPE of an audit, in place of an earlier one. */
export async function keepDpe(d: Writer, dpe: AuditDpe): Promise<void> {
  const { auditId: _, ...changes } = dpe;
  d.insert(auditDpes).values(dpe).onConflictDoUpdate({ target: auditDpes.auditId, set: changes }).run();
}

/** Photographs of an audit, the first taken first. */
export async function photosOfAudit(d: Reader, id: AuditId): Promise<AuditPhoto[]> {
  return d.select().from(auditPhotos).where(eq(auditPhotos.auditId, id)).orderBy(asc(auditPhotos.id)).all();
}

/** One photograph of that audit; undefined for another audit's. */
export async function findPhoto(
  d: Reader,
  audit: AuditId,
  id: AuditPhotoId,
): Promise<AuditPhoto | undefined> {
  return d
    .select()
    .from(auditPhotos)
    .where(and(eq(auditPhotos.auditId, audit), eq(auditPhotos.id, id)))
    .get();
}

export async function addPhoto(d: Writer, photo: Omit<AuditPhoto, 'id'>): Promise<AuditPhoto> {
  return d.insert(auditPhotos).values(photo).returning().get();
}

export async function removePhoto(d: Writer, { id }: Pick<AuditPhoto, 'id'>): Promise<void> {
  d.delete(auditPhotos).where(eq(auditPhotos.id, id)).run();
}

/** A correction begins with the evidence of the number that it corrects. */
export async function copyEvidence(d: Writer, from: AuditId, to: AuditId): Promise<void> {
  const dpe = await dpeOfAudit(d, from);
  if (dpe) await keepDpe(d, { ...dpe, auditId: to });
  for (const { id: _, ...photo } of await photosOfAudit(d, from))
    await addPhoto(d, { ...photo, auditId: to });
}
