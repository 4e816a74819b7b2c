import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { positionsInBox } from '../../db/geo-box.ts';
import { idsByFacets, idsBySearch, searchQuery } from '../../db/search.ts';
import { facetQuery } from './facet-query.ts';
import { NO_FILTER, type RegisterFilter } from './register-filter.ts';
import { MOST_FOUND, MOST_GATHERED, type Scope } from './unit-filter-store.ts';

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
};
/** More than are gathered: the order is walked. */
export const MANY: Candidates = { ids: null, sure: false, broad: false, surelyMany: false };
/** So few that looking for fewer costs more than it saves. */
const FEW = 500;

export function candidatesOf(d: Reader, filter: RegisterFilter, scope: Scope): Candidates {
  if (filter.ids.length > 0) return { ...MANY, ids: filter.ids };
  const query = searchQuery(filter.text);
  if (query === null) return placedOrTold(d, filter, scope);
  const found = idsOf(d, idsBySearch(query, MOST_FOUND + 1));
  const searched = JSON.stringify({ ...filter, text: '' }) === JSON.stringify(NO_FILTER);
  return {
    ...MANY,
    ids: found.slice(0, MOST_FOUND),
    sure: searched && scope.within === null,
    broad: found.length > MOST_FOUND,
  };
}

const idsOf = (d: Reader, query: SQL): number[] => d.all<{ id: number }>(query).map(({ id }) => id);

function placedOrTold(d: Reader, filter: RegisterFilter, scope: Scope): Candidates {
  const facets = facetQuery(filter, scope);
  const sources = [
    filter.box === null ? null : positionsInBox(filter.box, MOST_GATHERED + 1),
    filter.perimeter === null ? null : insidePerimeter(filter.perimeter),
    filter.priorityFrom === null ? null : idsByPriority(filter.priorityFrom),
    facets.words === null ? null : idsByFacets(facets.words, MOST_GATHERED + 1),
  ].filter((source) => source !== null);
  const ids = fewestOf(d, sources);
  const told =
    facets.exact &&
    facets.words !== null &&
    filter.perimeter === null &&
    filter.box === null &&
    filter.priorityFrom === null;
  return ids === null ? { ...MANY, surelyMany: told } : { ...MANY, ids, sure: told };
}

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

const idsByPriority = (from: number): SQL =>
  sql`SELECT id FROM unit INDEXED BY unit_priority WHERE priority >= ${from} LIMIT ${MOST_GATHERED + 1}`;

/** The units of these ids, looked up one by one. */
export const amongst = (ids: readonly number[]): SQL =>
  sql`(SELECT value AS found FROM json_each(${JSON.stringify(ids)})) CROSS JOIN unit ON unit.id = found`;
