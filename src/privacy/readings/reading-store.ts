import { and, desc, eq, gte, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId, OwnerId } from '../../shared/ids.ts';
import { nominativeReadings } from '../privacy-table.ts';

export type Reading = typeof nominativeReadings.$inferSelect;
export type NewReading = typeof nominativeReadings.$inferInsert;

export async function addReadings(d: Writer, rows: readonly NewReading[]): Promise<void> {
  if (rows.length > 0)
    d.insert(nominativeReadings)
      .values([...rows])
      .run();
}

export type Subject = { readonly kind: string; readonly ids: readonly string[] };
export type ReadingFilter = {
  readonly by: AccountId | null;
  /** About any of these; null: about anything. */
  readonly subjects: readonly Subject[] | null;
  readonly way: Reading['way'] | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
};

/** The log, newest first, the page before a number. */
export async function readingsPage(
  d: Reader,
  { by, subjects, way, from, to }: ReadingFilter,
  before: number | null,
  most: number,
): Promise<Reading[]> {
  const about = subjects
    ?.filter(({ ids }) => ids.length > 0)
    .map(({ kind, ids }) =>
      and(eq(nominativeReadings.subjectKind, kind), inArray(nominativeReadings.subjectId, [...ids])),
    );
  if (about && about.length === 0) return [];
  return d
    .select()
    .from(nominativeReadings)
    .where(
      and(
        by === null ? undefined : eq(nominativeReadings.accountId, by),
        about ? or(...about) : undefined,
        way === null ? undefined : eq(nominativeReadings.way, way),
        from === null ? undefined : gte(nominativeReadings.at, from),
        to === null ? undefined : lte(nominativeReadings.at, to),
        before === null ? undefined : lt(nominativeReadings.id, before),
      ),
    )
    .orderBy(desc(nominativeReadings.id))
    .limit(most)
    .all();
}

/** Everything under which these persons' data are read: themselves, their homes, their cases. */
export async function subjectsOfPersons(d: Reader, owners: readonly OwnerId[]): Promise<Subject[]> {
  const own = JSON.stringify(owners);
  const ids = (rows: readonly { id: string | number }[]) => rows.map(({ id }) => String(id));
  return [
    { kind: 'owner', ids: owners.map(String) },
    {
      kind: 'unit',
      ids: ids(
        d.all(
          sql`SELECT DISTINCT unit_id AS id FROM unit_owner WHERE owner_id IN (SELECT value FROM json_each(${own}))`,
        ),
      ),
    },
    {
      kind: 'case',
      ids: ids(
        d.all(
          sql`SELECT ref AS id FROM case_file WHERE ref IS NOT NULL AND owner_id IN (SELECT value FROM json_each(${own}))`,
        ),
      ),
    },
    {
      kind: 'draft',
      ids: ids(d.all(sql`SELECT id FROM case_file WHERE owner_id IN (SELECT value FROM json_each(${own}))`)),
    },
  ];
}

/** By whom, as roles, and when these were read: what a person is told of it. */
export async function readingsByRole(
  d: Reader,
  subjects: readonly Subject[],
): Promise<{ role: string; readings: number; first: Instant; last: Instant }[]> {
  const about = subjects
    .filter(({ ids }) => ids.length > 0)
    .map(({ kind, ids }) =>
      and(eq(nominativeReadings.subjectKind, kind), inArray(nominativeReadings.subjectId, [...ids])),
    );
  if (about.length === 0) return [];
  return d
    .select({
      role: sql<string>`${nominativeReadings.role}`,
      readings: sql<number>`count(*)`,
      first: sql<Instant>`min(${nominativeReadings.at})`,
      last: sql<Instant>`max(${nominativeReadings.at})`,
    })
    .from(nominativeReadings)
    .where(or(...about))
    .groupBy(nominativeReadings.role)
    .all();
}
