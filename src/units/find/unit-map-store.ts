import { and, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { cellsInBox, FINENESSES, WORLD } from '../../db/geo-box.ts';
import type { GeoBox } from '../../shared/geo.ts';
import { sizeOf, someIdsIn } from '../../shared/id-set.ts';
import { units } from '../unit-table.ts';
import { NO_FILTER, type RegisterFilter } from './register-filter.ts';
import { amongst, type Candidates, candidatesOf } from './unit-candidates-store.ts';
import { allowedBy, communesWithin, type Scope } from './unit-filter-store.ts';
import type { UnitPoint } from './unit-list-store.ts';

/** Units standing in one cell of the grid, at their middle. */
export type Cell = { readonly longitude: number; readonly latitude: number; readonly count: number };
export type SeenMap =
  | { readonly kind: 'points'; readonly points: readonly UnitPoint[] }
  /** `exact` when every unit was counted; otherwise reckoned from a sample of them. */
  | { readonly kind: 'cells'; readonly cells: readonly Cell[]; readonly exact: boolean };

/** More points than this help nobody read a map: cells of a grid stand for them. */
export const MOST_POINTS = 5000;
/** Looked up to reckon from. */
const SAMPLE = 3000;
/** The units of a filter in the part of the map that is looked at. */
export async function mapOf(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  view: GeoBox | null,
): Promise<SeenMap> {
  const looked = { ...filter, box: view };
  const fineness = finenessOf(view);
  if (onlyCommunes(filter)) {
    const known = cells(d, view, fineness, communesWithin(filter.communes, scope.within));
    const exact = { kind: 'cells', cells: known, exact: true } as const;
    if (known.reduce((sum, { count }) => sum + count, 0) > MOST_POINTS) return exact;
  }
  const { ids: some, times } = thinned(candidatesOf(d, looked, scope));
  const points = pointsAmongst(d, some, and(allowedBy(looked, scope), isNotNull(units.longitude)));
  // A sample of everything is no sample.
  if (times === 1 && points.length <= MOST_POINTS) return { kind: 'points', points };
  return { kind: 'cells', cells: byCell(points, fineness, times), exact: times === 1 };
}

/** Sixteen cells or so across what is looked at. */
function finenessOf(view: GeoBox | null): number {
  const wanted = view === null ? 0 : 16 / (view.east - view.west);
  return FINENESSES.findLast((fineness) => fineness <= wanted) ?? FINENESSES[1];
}

function cells(d: Reader, view: GeoBox | null, fineness: number, communes: readonly string[] | null): Cell[] {
  if (communes?.length === 0) return [];
  return d
    .all<{ x: number; y: number; n: number }>(cellsInBox(view ?? WORLD, fineness, communes))
    .map(({ x, y, n }) => ({
      longitude: (x + 0.5) / fineness,
      latitude: (y + 0.5) / fineness,
      count: n,
    }));
}

const onlyCommunes = (filter: RegisterFilter): boolean =>
  JSON.stringify({ ...filter, communes: [], box: null }) === JSON.stringify(NO_FILTER);

/** Ids to reckon from, and how many units each stands for. */
type Sample = { readonly ids: readonly number[]; readonly times: number };

/** All of them where a map can show so many, else one in so many. */
function thinned(candidates: Candidates): Sample {
  const total = candidates.kind === 'ids' ? candidates.ids.length : sizeOf(candidates.homes);
  const times = total <= MOST_POINTS ? 1 : Math.ceil(total / SAMPLE);
  const ids =
    candidates.kind === 'ids'
      ? candidates.ids.filter((_, index) => index % times === 0)
      : someIdsIn(candidates.homes, MOST_POINTS, times);
  return { ids, times };
}

/** Points by cell, at the middle of those in it. */
function byCell(points: readonly UnitPoint[], fineness: number, times: number): Cell[] {
  const sums = new Map<string, { longitude: number; latitude: number; n: number }>();
  for (const { longitude, latitude } of points) {
    if (longitude === null || latitude === null) continue;
    const key = `${Math.floor(longitude * fineness)},${Math.floor(latitude * fineness)}`;
    const sum = sums.get(key) ?? { longitude: 0, latitude: 0, n: 0 };
    sums.set(key, { longitude: sum.longitude + longitude, latitude: sum.latitude + latitude, n: sum.n + 1 });
  }
  return [...sums.values()].map(({ longitude, latitude, n }) => ({
    longitude: longitude / n,
    latitude: latitude / n,
    count: Math.round(n * times),
  }));
}

function pointsAmongst(d: Reader, ids: readonly number[], where: SQL | undefined): UnitPoint[] {
  return d.all<UnitPoint>(
    sql`SELECT unit.id AS id, address, commune, status, vacant_since AS vacantSince, longitude, latitude FROM ${amongst(ids)} WHERE ${where}`,
  );
}
