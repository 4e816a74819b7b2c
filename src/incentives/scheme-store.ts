import { and, asc, desc, eq, lte } from 'drizzle-orm';
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

/** The published version of a scheme in force on that day: the latest to have taken effect. */
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
