import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { identifierIn, idsByIdentifier, idsBySearch, searchQuery, wordsBeginning } from '../../db/search.ts';
import { common, emptySet, type IdSet, keepCommon, takeAll } from '../../shared/id-set.ts';
import { placeOf } from './place-store.ts';
import { NO_FILTER, type RegisterFilter } from './register-filter.ts';
import { MOST_FOUND, type Scope } from './unit-filter-store.ts';
import { wordQuery } from './word-query.ts';
import { homesBearing, homesOf } from './word-sets-store.ts';

/**
 * The homes that a filter may let through, and perhaps more. A search, a building or ticked lines give a list of them,
 * all else the set of those whose words fit.
 */
export type Candidates =
  | {
      readonly kind: 'ids';
      readonly ids: readonly number[];
      /** The ids are those of the filter and no others. */
      readonly sure: boolean;
      /** The search found more than was kept. */
      readonly broad: boolean;
    }
  | {
      readonly kind: 'set';
      readonly homes: IdSet;
      /** Those of them that must be looked at: no word tells whether they meet the filter. Null when there are none. */
      readonly unsure: IdSet | null;
    };

/** Looking up these and sorting them costs less than walking past all that are not asked for. */
export const FEW = 1000;

/** `few`: in a box or a perimeter, so many homes are told by their ids, more by the words of its cells. */
export function candidatesOf(d: Reader, filter: RegisterFilter, scope: Scope, few: number = FEW): Candidates {
  if (filter.ids.length > 0) return { kind: 'ids', ids: filter.ids, sure: false, broad: false };
  const query = searchQuery(filter.text, (beginning) => wordsBeginning(d, beginning));
  if (query !== null) return foundBy(d, query, filter, scope);
  if (filter.building === null) return { kind: 'set', ...homesMeeting(d, filter, scope, few) };
  return { kind: 'ids', ids: idsOf(d, insideBuilding(filter.building)), sure: false, broad: false };
}

function foundBy(d: Reader, query: string, filter: RegisterFilter, scope: Scope): Candidates {
  const found = everywhere(d, query, filter.text);
  const searched = JSON.stringify({ ...filter, text: '' }) === JSON.stringify(NO_FILTER);
  return {
    kind: 'ids',
    ids: found.slice(0, MOST_FOUND),
    sure: searched && scope.within === null,
    broad: found.length > MOST_FOUND,
  };
}

function everywhere(d: Reader, query: string, text: string): number[] {
  const found = idsOf(d, idsBySearch(query, MOST_FOUND + 1));
  const identifier = identifierIn(text);
  if (identifier === null || found.length > MOST_FOUND) return found;
  return [...new Set([...found, ...idsOf(d, idsByIdentifier(identifier, MOST_FOUND + 1))])];
}

const idsOf = (d: Reader, query: SQL): number[] => d.all<{ id: number }>(query).map(({ id }) => id);

/** The homes whose words and place fit, and which of them are on an edge of what those tell. */
function homesMeeting(
  d: Reader,
  filter: RegisterFilter,
  scope: Scope,
  few: number,
): { readonly homes: IdSet; readonly unsure: IdSet | null } {
  const place = placeOf(d, filter, scope, few);
  const { all, none, edge } = wordQuery(filter, scope, place.words);
  const sets = homesBearing(d, [...all, none, edge]);
  const [onEdge, excluded, ...kept] = sets.reverse();
  const [first, ...others] = kept;
  if (!first || !excluded || !onEdge) return { homes: emptySet(0), unsure: null };
  const homes = others.reduce(keepCommon, first.slice());
  takeAll(homes, excluded);
  if (place.ids !== null) keepCommon(homes, homesOf(d, place.ids));
  if (!place.sure) return { homes, unsure: homes };
  return { homes, unsure: edge.length === 0 ? null : common(homes, onEdge) };
}

/** More homes than any building holds. */
const MOST_IN_BUILDING = 10_000;
const insideBuilding = (building: number): SQL =>
  sql`SELECT id FROM unit WHERE building_id = ${building} LIMIT ${MOST_IN_BUILDING}`;

/** The units of these ids, looked up one by one. */
export const amongst = (ids: readonly number[]): SQL =>
  sql`(SELECT value AS found FROM json_each(${JSON.stringify(ids)})) CROSS JOIN unit ON unit.id = found`;
