import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { knownClass } from '../unit.ts';
import { units } from '../unit-table.ts';
import {
  type Cursor,
  DEFAULT_ORDER,
  type PageWanted,
  type RegisterFilter,
  type RegisterOrder,
} from './register-filter.ts';
import { amongst, type Candidates, candidatesOf, candidatesOfPart } from './unit-candidates-store.ts';
import { allowedBy, communesWithin, type Scope, walkedWith } from './unit-filter-store.ts';
import { along, classSpan, indexFor, ORDERS, partsFrom, readAll, readPart } from './unit-order-store.ts';

const ROW = {
  id: units.id,
  idlocal: units.idlocal,
  kind: units.kind,
  buildingId: units.buildingId,
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
  contactedAt: units.contactedAt,
  contactState: units.contactState,
  heldBack: units.heldBack,
  caseState: units.caseState,
  priority: units.priority,
  lastVintage: units.lastVintage,
  longitude: units.longitude,
  latitude: units.latitude,
  version: units.version,
};

/** A line of the list. */
export type UnitLine = Pick<typeof units.$inferSelect, keyof typeof ROW>;
export type UnitPage = {
  readonly lines: readonly UnitLine[];
  readonly before: Cursor | null;
  readonly after: Cursor | null;
};
/** How many units a filter lets through: at least `count`, just so many unless `more`. */
export type UnitCount = { readonly count: number; readonly more: boolean };

/**
 * One page by keyset: units with a value in the order of (value, id), then those without one by id. A filter that few
 * units meet is answered from their ids; another by walking the order along its index, where a page is never far. So
 * the thousandth page costs what the first does, whatever the filter.
 */
export async function listUnits(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  order: RegisterOrder,
  wanted: PageWanted,
  size: number,
): Promise<UnitPage> {
  const candidates = candidatesOf(d, filter, scope);
  return pageOf(linesWanted(d, candidates, filter, scope, order, wanted, size).lines, order, wanted, size);
}

/** A page and the count beside it, for one look at the indexes. */
export async function listAndCount(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  order: RegisterOrder,
  wanted: PageWanted,
  { size, most }: { readonly size: number; readonly most: number },
  candidates: Candidates = candidatesOf(d, filter, scope),
): Promise<UnitCount & { readonly page: UnitPage; readonly broad: boolean }> {
  const { lines, met } = linesWanted(d, candidates, filter, scope, order, wanted, size);
  return {
    page: pageOf(lines, order, wanted, size),
    ...(met === null ? countOf(d, candidates, filter, scope, most) : capped(met, most, false)),
    broad: candidates.broad,
  };
}

/** How many units a filter lets through, counted no further than `most`. */
export async function countUnits(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  most: number,
): Promise<number> {
  return countOf(d, candidatesOf(d, filter, scope), filter, scope, most).count;
}

/** The lines of a page and one more, in the order in which they are read; and how many meet the filter, where all of them were met. */
type Wanted = { readonly lines: readonly UnitLine[]; readonly met: number | null };

function linesWanted(
  d: Reader,
  candidates: Candidates,
  filter: RegisterFilter,
  scope: Scope,
  order: RegisterOrder,
  wanted: PageWanted,
  size: number,
): Wanted {
  const { ids } = candidates;
  const allowed = allowedBy(filter, scope);
  if (ids !== null) return sortedAmongst(d, ids, allowed, order, wanted, size + 1);
  const backwards = wanted?.side === 'before';
  const walked = along(indexFor(order, filter, communesWithin(filter.communes, scope.within) ?? []));
  const lines: UnitLine[] = [];
  const gathered = new Map<boolean, readonly number[] | null>();
  for (const part of partsFrom(wanted?.cursor ?? null, backwards, filter, order.by)) {
    const left = size + 1 - lines.length;
    if (left <= 0) break;
    const { valued } = part;
    if (!gathered.has(valued))
      gathered.set(valued, candidatesOfPart(d, candidates, filter, scope, { by: order.by, valued }));
    const few = gathered.get(valued) ?? null;
    const { where, by } = readPart(part, order, backwards);
    const span = few === null ? classSpan(filter, order.by) : undefined;
    const from = few === null ? walked : amongst(few);
    lines.push(...read(d, from, and(allowed, span, where), by, left));
  }
  return { lines, met: null };
}

/** Each unit is looked up once: those that meet the filter are counted, and those of the page sorted out, in one reading. */
function sortedAmongst(
  d: Reader,
  ids: readonly number[],
  allowed: SQL | undefined,
  order: RegisterOrder,
  wanted: PageWanted,
  most: number,
): Wanted {
  const { column } = ORDERS[order.by];
  const { where, by } = readAll(order, wanted);
  const found = d.all<{ id: UnitLine['id']; met: number }>(
    sql`WITH met AS MATERIALIZED (SELECT unit.id AS id, ${column} AS value FROM ${amongst(ids)} WHERE ${allowed ?? sql`1`})
      SELECT id, (SELECT count(*) FROM met) AS met FROM met WHERE ${where} ORDER BY ${by} LIMIT ${most}`,
  );
  // Nobody on the page tells nothing of the others.
  const met = found[0]?.met ?? (wanted === null ? 0 : null);
  return { lines: inOrderOf(d, found), met };
}

function pageOf(
  found: readonly UnitLine[],
  order: RegisterOrder,
  wanted: PageWanted,
  size: number,
): UnitPage {
  const backwards = wanted?.side === 'before';
  const more = found.length > size;
  const lines = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    lines,
    before: (backwards ? more : wanted !== null) ? placeOf(lines[0], order) : null,
    after: (backwards || more) && lines.length > 0 ? placeOf(lines.at(-1), order) : null,
  };
}

/** Ids first, then their lines: what is sorted or skipped on the way stays small. */
function read(d: Reader, from: SQL, where: SQL | undefined, by: SQL[], most: number): UnitLine[] {
  const ids = d.all<Pick<UnitLine, 'id'>>(
    sql`SELECT unit.id AS id FROM ${from} WHERE ${where ?? sql`1`} ORDER BY ${sql.join(by, sql`, `)} LIMIT ${most}`,
  );
  return inOrderOf(d, ids);
}

function inOrderOf(d: Reader, found: readonly Pick<UnitLine, 'id'>[]): UnitLine[] {
  const lines = linesOf(
    d,
    found.map(({ id }) => id),
  );
  return found.flatMap(({ id }) => lines.get(id) ?? []);
}

function linesOf(d: Reader, ids: readonly UnitLine['id'][]): ReadonlyMap<number, UnitLine> {
  if (ids.length === 0) return new Map();
  const rows = d
    .select(ROW)
    .from(units)
    .where(inArray(units.id, [...ids]))
    .all();
  return new Map(rows.map((line) => [line.id, line]));
}

function placeOf(line: UnitLine | undefined, { by }: RegisterOrder): Cursor | null {
  if (!line) return null;
  const value = {
    vacancy: line.vacantSince,
    owner: line.ownerName,
    commune: line.commune,
    area: line.livingArea,
    class: knownClass(line)?.energyClass ?? null,
    contact: line.contactedAt,
    priority: line.priority,
  }[by];
  return { value, id: line.id };
}

function countOf(
  d: Reader,
  { ids, sure, surelyMany }: Candidates,
  filter: RegisterFilter,
  scope: Scope,
  most: number,
): UnitCount {
  if (surelyMany) return { count: most, more: true };
  if (ids !== null && sure) return capped(ids.length, most, false);
  const allowed = allowedBy(filter, scope);
  if (ids !== null) return capped(countSome(d, amongst(ids), allowed, most + 1), most, false);
  if (allowed === undefined) return capped(countSome(d, sql`unit`, undefined, most + 1), most, false);
  return countWalked(d, filter, scope, allowed, most);
}

const capped = (count: number, most: number, lookedEnough: boolean): UnitCount => ({
  count: Math.min(count, most),
  more: count > most || lookedEnough,
});

function countSome(d: Reader, from: SQL, where: SQL | undefined, most: number): number {
  const some = sql`SELECT 1 FROM ${from} WHERE ${where ?? sql`1`} LIMIT ${most}`;
  return d.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${some})`).n;
}

/** Looked at and no further, where nobody knows beforehand how far apart those wanted are. */
const MOST_LOOKED = 6000;

function countWalked(d: Reader, filter: RegisterFilter, scope: Scope, allowed: SQL, most: number): UnitCount {
  const walked = along(indexFor(DEFAULT_ORDER, filter, communesWithin(filter.communes, scope.within) ?? []));
  const near = walkedWith(filter, scope);
  let count = 0;
  let left = MOST_LOOKED;
  for (const part of partsFrom(null, false, filter, 'vacancy')) {
    const { where, by } = readPart(part, DEFAULT_ORDER, false);
    const looked = sql`(SELECT * FROM ${walked} WHERE ${and(where, near)} ORDER BY ${sql.join(by, sql`, `)} LIMIT ${left})`;
    const { seen, met } = d.get<{ seen: number; met: number }>(
      sql`SELECT count(*) AS seen, coalesce(sum(${allowed}), 0) AS met FROM ${looked} AS unit`,
    );
    count += met;
    left -= seen;
  }
  return capped(count, most, left <= 0);
}

export type UnitPoint = Pick<
  UnitLine,
  'id' | 'address' | 'commune' | 'status' | 'vacantSince' | 'longitude' | 'latitude'
>;
