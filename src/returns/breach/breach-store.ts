import { and, asc, eq, ne } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId } from '../../shared/ids.ts';
import { breaches } from './breach-table.ts';
import { followedBreaches } from './followed-breach-table.ts';

export type Breach = typeof breaches.$inferSelect;
export type NewBreach = typeof breaches.$inferInsert;

export async function addBreach(d: Writer, row: NewBreach): Promise<Breach> {
  return d.insert(breaches).values(row).returning().get();
}

export async function findBreach(d: Reader, id: number): Promise<Breach | undefined> {
  return d.select().from(breaches).where(eq(breaches.id, id)).get();
}

/** Breaches of a case, oldest first. */
export async function breachesOf(d: Reader, caseId: CaseId): Promise<Breach[]> {
  return d.select().from(breaches).where(eq(breaches.caseId, caseId)).orderBy(asc(breaches.id)).all();
}

/** The one that is open for that undertaking, if any. */
export async function openBreachOn(
  d: Reader,
  caseId: CaseId,
  undertaking: string,
): Promise<Breach | undefined> {
  return d
    .select()
    .from(breaches)
    .where(
      and(eq(breaches.caseId, caseId), eq(breaches.undertaking, undertaking), ne(breaches.state, 'decided')),
    )
    .get();
}

/** Saves changes over the version seen. @throws DomainError conflict when somebody was first */
export async function saveBreach(d: Writer, seen: Breach, changes: Partial<NewBreach>): Promise<Breach> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(breaches)
      .set({ ...changes, version })
      .where(and(eq(breaches.id, seen.id), eq(breaches.version, seen.version)))
      .run(),
  );
  return { ...seen, ...changes, version } as Breach;
}

const selectFollowed = (d: Reader) => d.select().from(followedBreaches);
/** A breach with its case and dwelling. */
export type FollowedBreach = ReturnType<ReturnType<typeof selectFollowed>['all']>[number];

/** Breaches that are not decided yet, the oldest first. */
export async function openBreaches(d: Reader): Promise<FollowedBreach[]> {
  return selectFollowed(d)
    .where(ne(followedBreaches.state, 'decided'))
    .orderBy(asc(followedBreaches.id))
    .all();
}
