import { and, asc, desc, eq, gte, isNull, lte, max, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { Day } from '../shared/dates.ts';
import type { SchemeVersionId } from '../shared/ids.ts';
import { schemeVersions } from './scheme-table.ts';

export type SchemeVersionRow = typeof schemeVersions.$inferSelect;

export async function findSchemeVersion(
  d: Reader,
  id: SchemeVersionId,
): Promise<SchemeVersionRow | undefined> {
  return d.select().from(schemeVersions).where(eq(schemeVersions.id, id)).get();
}

export async function listSchemeVersions(d: Reader): Promise<SchemeVersionRow[]> {
  return d
    .select()
    .from(schemeVersions)
    .orderBy(asc(schemeVersions.scheme), asc(schemeVersions.number))
    .all();
}

/** The published version of a scheme in force on that day: the latest to have taken effect, of those that have not ended. */
export async function versionInForce(
  d: Reader,
  scheme: string,
  on: Day,
): Promise<SchemeVersionRow | undefined> {
  return d
    .select()
    .from(schemeVersions)
    .where(
      and(
        eq(schemeVersions.scheme, scheme),
        eq(schemeVersions.state, 'published'),
        lte(schemeVersions.effectiveFrom, on),
        or(isNull(schemeVersions.effectiveTo), gte(schemeVersions.effectiveTo, on)),
      ),
    )
    .orderBy(desc(schemeVersions.effectiveFrom), desc(schemeVersions.number))
    .limit(1)
    .get();
}

export async function addSchemeVersion(
  d: Writer,
  row: typeof schemeVersions.$inferInsert,
): Promise<SchemeVersionRow> {
  return d.insert(schemeVersions).values(row).returning().get();
}

/** The number of the next version of a scheme, drafts counted. */
export async function nextNumber(d: Reader, scheme: string): Promise<number> {
  const last = d
    .select({ number: max(schemeVersions.number) })
    .from(schemeVersions)
    .where(eq(schemeVersions.scheme, scheme))
    .get();
  return (last?.number ?? 0) + 1;
}

type DraftChanges = Partial<typeof schemeVersions.$inferInsert>;
const seenDraft = (id: SchemeVersionId, seen: number) =>
  and(eq(schemeVersions.id, id), eq(schemeVersions.version, seen), eq(schemeVersions.state, 'draft'));

/** Saves a draft on top of the state seen. Undefined when somebody saved, published or discarded it meanwhile. */
export async function changeDraft(
  d: Writer,
  id: SchemeVersionId,
  seen: number,
  changes: DraftChanges,
): Promise<SchemeVersionRow | undefined> {
  return d
    .update(schemeVersions)
    .set({ ...changes, version: sql`${schemeVersions.version} + 1` })
    .where(seenDraft(id, seen))
    .returning()
    .get();
}

export async function removeDraft(d: Writer, id: SchemeVersionId, seen: number): Promise<boolean> {
  return d.delete(schemeVersions).where(seenDraft(id, seen)).run().changes > 0;
}
