import { and, asc, desc, gt, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { countFound, searchQuery } from '../db/search.ts';
import type { Cursor, PageWanted, RegisterFilter, RegisterOrder, RegisterSort } from './register-filter.ts';
import { allowedBy, MOST_FOUND, type Scope } from './unit-filter-store.ts';
import { units } from './unit-table.ts';

const ROW = {
  id: units.id,
  idlocal: units.idlocal,
  kind: units.kind,
  address: units.address,
  postcode: units.postcode,
  commune: units.commune,
  livingArea: units.livingArea,
  rooms: units.rooms,
  yearBuilt: units.yearBuilt,
  declaredClass: units.declaredClass,
  estimatedClass: units.estimatedClass,
  auditedClass: units.auditedClass,
  status: units.status,
  substatus: units.substatus,
  reasons: units.reasons,
  occupancy: units.occupancy,
  vacantSince: units.vacantSince,
  ownerName: units.ownerName,
  ownerKind: units.ownerKind,
  assignedTo: units.assignedTo,
  longitude: units.longitude,
  latitude: units.latitude,
};
const columns = { vacancy: units.vacantSince, owner: units.ownerName } as const;

/** A line of the list. */
export type UnitLine = Pick<typeof units.$inferSelect, keyof typeof ROW>;
export type UnitPage = {
  readonly lines: readonly UnitLine[];
  readonly before: Cursor | null;
  readonly after: Cursor | null;
};

/**
 * One page by keyset: units with a value in the order of (value, id), then those without one by id. Each part is read
 * along an index, so that the thousandth page costs what the first does.
 */
export async function listUnits(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  order: RegisterOrder,
  wanted: PageWanted,
  size: number,
): Promise<UnitPage> {
  const backwards = wanted?.side === 'before';
  const allowed = allowedBy(filter, scope);
  const found: UnitLine[] = [];
  for (const part of partsFrom(wanted?.cursor ?? null, backwards)) {
    const left = size + 1 - found.length;
    if (left <= 0) break;
    const { where, by } = readPart(part, order, backwards);
    found.push(
      ...d
        .select(ROW)
        .from(units)
        .where(and(allowed, where))
        .orderBy(...by)
        .limit(left)
        .all(),
    );
  }
  const more = found.length > size;
  const lines = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    lines,
    before: (backwards ? more : wanted !== null) ? placeOf(lines[0], order.by) : null,
    after: (backwards || more) && lines.length > 0 ? placeOf(lines.at(-1), order.by) : null,
  };
}

type Part = { readonly valued: boolean; readonly from: Cursor | null };

function partsFrom(cursor: Cursor | null, backwards: boolean): Part[] {
  const inOrder = backwards ? [false, true] : [true, false];
  if (cursor === null) return inOrder.map((valued) => ({ valued, from: null }));
  const startsValued = cursor.value !== null;
  return startsValued === inOrder[0]
    ? [
        { valued: startsValued, from: cursor },
        { valued: !startsValued, from: null },
      ]
    : [{ valued: startsValued, from: cursor }];
}

function readPart(
  { valued, from }: Part,
  order: RegisterOrder,
  backwards: boolean,
): { where: SQL | undefined; by: SQL[] } {
  const column = columns[order.by];
  if (!valued) {
    const beyond = backwards ? lt : gt;
    const where = and(isNull(column), from === null ? undefined : beyond(units.id, from.id as never));
    return { where, by: [backwards ? desc(units.id) : asc(units.id)] };
  }
  const down = order.descending !== backwards;
  const sign = down ? sql`<` : sql`>`;
  const beyond =
    from === null ? undefined : sql`(${column}, ${units.id}) ${sign} (${from.value}, ${from.id})`;
  const direction = down ? desc : asc;
  return { where: and(isNotNull(column), beyond), by: [direction(column), direction(units.id)] };
}

function placeOf(line: UnitLine | undefined, by: RegisterSort): Cursor | null {
  if (!line) return null;
  return { value: by === 'vacancy' ? line.vacantSince : line.ownerName, id: line.id };
}

/** How many units a filter lets through, counted no further than `most`. */
export async function countUnits(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  most: number,
): Promise<number> {
  const some = d
    .select({ one: sql`1`.as('one') })
    .from(units)
    .where(allowedBy(filter, scope))
    .limit(most)
    .as('some');
  return d.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
}

export type UnitPoint = Pick<
  UnitLine,
  'id' | 'address' | 'commune' | 'status' | 'vacantSince' | 'longitude' | 'latitude'
>;

/** Units with a position, no more than `most`. */
export async function mapPoints(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  most: number,
): Promise<UnitPoint[]> {
  return d
    .select({
      id: units.id,
      address: units.address,
      commune: units.commune,
      status: units.status,
      vacantSince: units.vacantSince,
      longitude: units.longitude,
      latitude: units.latitude,
    })
    .from(units)
    .where(and(allowedBy(filter, scope), isNotNull(units.longitude)))
    .limit(most)
    .all();
}

/** Whether a search finds more than is filtered and sorted. */
export async function isBroad(d: Reader, text: string): Promise<boolean> {
  const query = searchQuery(text);
  if (query === null) return false;
  return (d.get<{ n: number }>(countFound(query, MOST_FOUND + 1))?.n ?? 0) > MOST_FOUND;
}
