import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { sizeOf, someIdsIn } from '../../shared/id-set.ts';
import { knownClass } from '../unit.ts';
import { units } from '../unit-table.ts';
import type { Cursor, PageWanted, RegisterFilter, RegisterOrder } from './register-filter.ts';
import { amongst, type Candidates, candidatesOf, FEW } from './unit-candidates-store.ts';
import { allowedBy, type Scope } from './unit-filter-store.ts';
import { idsWalkedTo, type PageAsked, sortedAmongst } from './unit-walk-store.ts';

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
 * One page by keyset: units with a value in the order of (value, id), then those without one by id. The words of a filter
 * tell how many units it lets through, in each span of the order: few are looked up by their ids, many are met by walking
 * the order along its index. So the thousandth page costs what the first does, whatever the filter.
 */
export async function listUnits(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  order: RegisterOrder,
  wanted: PageWanted,
  size: number,
): Promise<UnitPage> {
  const asked = { filter, scope, order, wanted, most: size + 1 };
  return pageOf(linesWanted(d, candidatesOf(d, filter, scope), asked, FEW).lines, order, wanted, size);
}

/** A page and the count beside it, for one look at the words. `few`: so many units are looked up, more are walked to. */
export async function listAndCount(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  order: RegisterOrder,
  wanted: PageWanted,
  { size, most }: { readonly size: number; readonly most: number },
  few: number = FEW,
): Promise<UnitCount & { readonly page: UnitPage; readonly broad: boolean }> {
  const candidates = candidatesOf(d, filter, scope, few);
  const asked = { filter, scope, order, wanted, most: size + 1 };
  const { lines, met } = linesWanted(d, candidates, asked, few);
  return {
    page: pageOf(lines, order, wanted, size),
    ...(met === null ? countOf(d, candidates, filter, scope, most) : capped(met, most)),
    broad: candidates.kind === 'ids' && candidates.broad,
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

function linesWanted(d: Reader, candidates: Candidates, asked: PageAsked, few: number): Wanted {
  if (candidates.kind === 'set' && sizeOf(candidates.homes) > few)
    return { lines: linesOf(d, idsWalkedTo(d, candidates, asked, few)), met: null };
  const ids = candidates.kind === 'ids' ? candidates.ids : someIdsIn(candidates.homes, few);
  const found = sortedAmongst(d, ids, asked);
  return { lines: linesOf(d, found.ids), met: found.met };
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

/** Ids first, then their lines: what is sorted or passed over on the way stays small. */
function linesOf(d: Reader, ids: readonly number[]): UnitLine[] {
  if (ids.length === 0) return [];
  const rows = d
    .select(ROW)
    .from(units)
    .where(inArray(units.id, [...ids] as UnitLine['id'][]))
    .all();
  const lines = new Map<number, UnitLine>(rows.map((line) => [line.id, line]));
  return ids.flatMap((id) => lines.get(id) ?? []);
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

/** Units on the edge of what words tell are looked at one by one, and no more of them than these. */
const MOST_LOOKED = 2000;

function countOf(
  d: Reader,
  candidates: Candidates,
  filter: RegisterFilter,
  scope: Scope,
  most: number,
): UnitCount {
  const allowed = allowedBy(filter, scope);
  if (candidates.kind === 'ids') {
    const { ids, sure } = candidates;
    return capped(sure ? ids.length : countSome(d, amongst(ids), allowed, most + 1), most);
  }
  const total = sizeOf(candidates.homes);
  const unsure = candidates.unsure === null ? 0 : sizeOf(candidates.unsure);
  const told = total - unsure;
  if (candidates.unsure === null || unsure === 0 || told > most) return capped(told, most);
  const looked = amongst(someIdsIn(candidates.unsure, MOST_LOOKED));
  const met = told + countSome(d, looked, allowed, most + 1 - told);
  return unsure <= MOST_LOOKED || met > most ? capped(met, most) : { count: fewerThan(met), more: true };
}

const capped = (count: number, most: number): UnitCount => ({
  count: Math.min(count, most),
  more: count > most,
});

/** A round number that so many surely are more than, where nobody knows how many there are. */
const fewerThan = (count: number): number => Math.max(0, Math.floor((count - 1) / 100) * 100);

function countSome(d: Reader, from: SQL, where: SQL | undefined, most: number): number {
  const some = sql`SELECT 1 FROM ${from} WHERE ${where ?? sql`1`} LIMIT ${most}`;
  return d.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${some})`).n;
}

export type UnitPoint = Pick<
  UnitLine,
  'id' | 'address' | 'commune' | 'status' | 'vacantSince' | 'longitude' | 'latitude'
>;
