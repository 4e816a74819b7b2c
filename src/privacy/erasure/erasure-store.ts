import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { erasureRequests } from '../privacy-table.ts';

export type ErasureRequest = typeof erasureRequests.$inferSelect;
export type NewErasureRequest = typeof erasureRequests.$inferInsert;

/** What the State's file may not bring back for somebody who asked to be left alone. */
const FROZEN = [
  'kind',
  'name',
  'birthDate',
  'siren',
  'legalRepresentative',
  'email',
  'phone',
  'address',
  'personNumber',
];

/** Before a person who refuses contact is erased: a later file finds them by number, and changes nothing. */
export async function keepOpposition(d: Writer, owners: readonly OwnerId[]): Promise<void> {
  d.run(
    sql`UPDATE owner SET edited_fields = ${JSON.stringify(FROZEN)}
        WHERE do_not_contact AND id IN (SELECT value FROM json_each(${JSON.stringify(owners)}))`,
  );
}

const idsOf = <Id>(rows: readonly { id: number }[]): Id[] => rows.map(({ id }) => id as Id);

/** Homes these persons are noted on. */
export async function unitsOfPersons(d: Reader, owners: readonly OwnerId[]): Promise<UnitId[]> {
  return idsOf(
    d.all(
      sql`SELECT DISTINCT unit_id AS id FROM unit_owner WHERE owner_id IN (SELECT value FROM json_each(${JSON.stringify(owners)}))`,
    ),
  );
}

/** How many of these homes somebody else is noted on too. */
export async function sharedHomes(d: Reader, owners: readonly OwnerId[]): Promise<number> {
  const own = JSON.stringify(owners);
  const found = d.get<{ n: number }>(
    sql`SELECT count(DISTINCT l.unit_id) AS n FROM unit_owner l JOIN unit_owner k ON k.unit_id = l.unit_id
        WHERE l.owner_id IN (SELECT value FROM json_each(${own})) AND k.owner_id NOT IN (SELECT value FROM json_each(${own}))`,
  );
  return found?.n ?? 0;
}

const OPEN = ['asked', 'proposed', 'confirmed'] as const;

export async function openRequest(d: Reader, ownerId: OwnerId): Promise<ErasureRequest | undefined> {
  return d
    .select()
    .from(erasureRequests)
    .where(and(eq(erasureRequests.ownerId, ownerId), inArray(erasureRequests.state, [...OPEN])))
    .get();
}

export async function findRequest(d: Reader, id: number): Promise<ErasureRequest | undefined> {
  return d.select().from(erasureRequests).where(eq(erasureRequests.id, id)).get();
}

export async function requestsOf(d: Reader, ownerId: OwnerId): Promise<ErasureRequest[]> {
  return d
    .select()
    .from(erasureRequests)
    .where(eq(erasureRequests.ownerId, ownerId))
    .orderBy(desc(erasureRequests.id))
    .all();
}

/** Requests that wait for somebody of the service, latest first. */
export async function openRequests(d: Reader, most: number): Promise<ErasureRequest[]> {
  return d
    .select()
    .from(erasureRequests)
    .where(inArray(erasureRequests.state, [...OPEN]))
    .orderBy(desc(erasureRequests.id))
    .limit(most)
    .all();
}

export async function addRequest(d: Writer, row: NewErasureRequest): Promise<ErasureRequest> {
  return d.insert(erasureRequests).values(row).returning().get();
}

/** Saves a request over the version that was read; somebody else's change in between is a conflict. */
export async function saveRequest(
  d: Writer,
  seen: Pick<ErasureRequest, 'id' | 'version'>,
  changes: Partial<NewErasureRequest>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(erasureRequests)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(erasureRequests.id, seen.id), eq(erasureRequests.version, seen.version)))
      .run(),
  );
}
