import { eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { cellsInBox, FINENESSES, positionsInBox, WORLD } from '../../db/geo-box.ts';
import { identifierIn, idsByFacets, idsByIdentifier, idsBySearch, searchQuery } from '../../db/search.ts';
import type { GeoBox } from '../../shared/geo.ts';
import { perimeters } from '../perimeter-table.ts';
import { facetQuery } from './facet-query.ts';
import { NO_FILTER, type RegisterFilter, type RegisterSort } from './register-filter.ts';
import { communesWithin, MOST_FOUND, MOST_GATHERED, type Scope } from './unit-filter-store.ts';

/**
 * How a filter is best answered, chosen by counting. Few units: their ids, from an index that tells them all (and
 * perhaps more, to be checked). Many: null, and an order is walked, where a page is then never far.
 */
export type Candidates = {
  readonly ids: readonly number[] | null;
  /** The ids are those of the filter and no others. */
  readonly sure: boolean;
  /** The search found more than was kept. */
  readonly broad: boolean;
  /** Many, and surely more than are counted: there is no need to look. */
  readonly surelyMany: boolean;
  /** Many: words of the cells of the box that was looked at, found once for all that the request asks; null where none help. */
  readonly cells: readonly string[] | null;
};
/** More than are gathered: the order is walked. */
export const MANY: Candidates = {
  ids: null,
  sure: false,
  broad: false,
  surelyMany: false,
  cells: null,
};
/** So few that looking for fewer costs more than it saves. */
const FEW = 500;

export function candidatesOf(d: Reader, filter: RegisterFilter, scope: Scope): Candidates {
  if (filter.ids.length > 0) return { ...MANY, ids: filter.ids };
  const query = searchQuery(filter.text);
  if (query === null) return placedOrTold(d, filter, scope);
  const found = foundBy(d, query, filter.text);
  const searched = JSON.stringify({ ...filter, text: '' }) === JSON.stringify(NO_FILTER);
  return {
    ...MANY,
    ids: found.slice(0, MOST_FOUND),
    sure: searched && scope.within === null,
    broad: found.length > MOST_FOUND,
  };
}

function foundBy(d: Reader, query: string, text: string): number[] {
  const found = idsOf(d, idsBySearch(query, MOST_FOUND + 1));
  const identifier = identifierIn(text);
  if (identifier === null || found.length > MOST_FOUND) return found;
  return [...new Set([...found, ...idsOf(d, idsByIdentifier(identifier, MOST_FOUND + 1))])];
}

const idsOf = (d: Reader, query: SQL): number[] => d.all<{ id: number }>(query).map(({ id }) => id);

function placedOrTold(d: Reader, filter: RegisterFilter, scope: Scope): Candidates {
  const looked = lookedAt(d, filter);
  const cells = cellsOf(d, looked, filter, scope);
  const facets = facetQuery(filter, scope, { cells });
  const placed =
    filter.box !== null ||
    filter.perimeter !== null ||
    filter.priorityFrom !== null ||
    filter.building !== null;
  const sources = [
    filter.building === null ? null : insideBuilding(filter.building),
    filter.box === null || looked === null ? null : positionsInBox(looked, MOST_GATHERED + 1),
    filter.perimeter === null ? null : insidePerimeter(filter.perimeter),
    filter.priorityFrom === null ? null : idsByPriority(filter.priorityFrom),
    facets.words === null ? null : idsByFacets(facets.words, MOST_GATHERED + 1),
  ].filter((source) => source !== null);
  const ids = fewestOf(d, sources);
  const told = facets.exact && facets.words !== null && !placed;
  return ids === null ? { ...MANY, surelyMany: told, cells } : { ...MANY, ids, sure: told };
}

/**
 * What the box asked for and the one around the perimeter have in common: words tell which cells it covers. Where they
 * have nothing its sides are the wrong way round, and nothing lies between them.
 */
function lookedAt(d: Reader, { box, perimeter }: RegisterFilter): GeoBox | null {
  if (perimeter === null) return box;
  const around =
    d
      .select({
        west: perimeters.west,
        south: perimeters.south,
        east: perimeters.east,
        north: perimeters.north,
      })
      .from(perimeters)
      .where(eq(perimeters.id, perimeter))
      .get() ?? null;
  if (around === null || box === null) return around ?? box;
  return {
    west: Math.max(box.west, around.west),
    south: Math.max(box.south, around.south),
    east: Math.min(box.east, around.east),
    north: Math.min(box.north, around.north),
  };
}

/** More cells than these are slower to put together than what they spare. */
const MOST_CELLS = 60;

/**
 * Words of the cells of a box where homes stand in the communes asked for, of the finest grid of which a few suffice:
 * most of a wide box is sea, fields, or another commune. Null without a box, and when most of those homes stand in it,
 * since words that most bear cost more than what they spare.
 */
export function cellsOf(
  d: Reader,
  box: GeoBox | null,
  { communes }: RegisterFilter,
  { within }: Scope,
): readonly string[] | null {
  if (box === null) return null;
  const asked = communesWithin(communes, within);
  if (asked?.length === 0) return [];
  for (const fineness of [128, 32]) {
    const some = sql`${cellsInBox(box, fineness, asked)} LIMIT ${MOST_CELLS + 1}`;
    const cells = d.all<{ x: number; y: number; n: number }>(some);
    if (cells.length > MOST_CELLS) continue;
    const held = cells.reduce((sum, { n }) => sum + n, 0);
    if (held > 0 && held * 2 > placedIn(d, asked)) return null;
    return cells.map(({ x, y }) => `p_${fineness}_${x}_${y}`);
  }
  return null;
}

/** How many homes have a position in these communes. */
const placedIn = (d: Reader, communes: readonly string[] | null): number =>
  d.all<{ n: number }>(cellsInBox(WORLD, FINENESSES[0], communes)).reduce((sum, { n }) => sum + n, 0);

/**
 * Units of one part of an order, with a value or without, where the whole filter has many: of those a filter keeps, all
 * may stand on one side, and walking the other would look at every unit of it in vain. Null when they are many there too.
 */
export function candidatesOfPart(
  d: Reader,
  { cells }: Candidates,
  filter: RegisterFilter,
  scope: Scope,
  { by, valued }: { readonly by: RegisterSort; readonly valued: boolean },
): readonly number[] | null {
  const none = WITHOUT_VALUE[by];
  if (none === null) return null;
  const { words } = facetQuery(filter, scope, {
    cells,
    ...(valued ? { not: none } : { any: [none] }),
  });
  return words === null ? null : fewestOf(d, [idsByFacets(words, MOST_GATHERED + 1)]);
}

/** The word that units without a value to sort on bear; null where each has one, or no word tells. */
const WITHOUT_VALUE: Readonly<Record<RegisterSort, string | null>> = {
  vacancy: 'n_over',
  // Only vacant units have a score.
  priority: 'n_over',
  owner: null,
  commune: null,
  area: 'd_none',
  class: 'e_unknown',
  contact: 't_never',
};

/** The shortest list of ids; null when each is longer than is gathered. */
function fewestOf(d: Reader, sources: readonly SQL[]): number[] | null {
  let fewest: number[] | null = null;
  for (const source of sources) {
    const found = idsOf(d, source);
    if (found.length <= (fewest?.length ?? MOST_GATHERED)) fewest = found;
    if (fewest !== null && fewest.length <= FEW) return fewest;
  }
  return fewest;
}

const insidePerimeter = (perimeter: number): SQL =>
  sql`SELECT unit_id AS id FROM unit_perimeter WHERE perimeter_id = ${perimeter} LIMIT ${MOST_GATHERED + 1}`;

const insideBuilding = (building: number): SQL =>
  sql`SELECT id FROM unit WHERE building_id = ${building} LIMIT ${MOST_GATHERED + 1}`;

const idsByPriority = (from: number): SQL =>
  sql`SELECT id FROM unit INDEXED BY unit_priority WHERE priority >= ${from} LIMIT ${MOST_GATHERED + 1}`;

/** The units of these ids, looked up one by one. */
export const amongst = (ids: readonly number[]): SQL =>
  sql`(SELECT value AS found FROM json_each(${JSON.stringify(ids)})) CROSS JOIN unit ON unit.id = found`;
