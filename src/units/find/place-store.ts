import { eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { cellsInBox, positionsInBox } from '../../db/geo-box.ts';
import type { GeoBox } from '../../shared/geo.ts';
import { perimeters } from '../perimeter-table.ts';
import type { RegisterFilter } from './register-filter.ts';
import { communesWithin, type Scope } from './unit-filter-store.ts';
import type { BoxWords } from './word-query.ts';

/** Where a filter looks: homes by their ids where they are few, words of the cells that hold them else. */
export type Place = {
  readonly ids: readonly number[] | null;
  readonly words: BoxWords | null;
  /** Nothing but the edge of the words must be looked at. */
  readonly sure: boolean;
};

/** More cells than these are slower to put together than what they spare. */
const MOST_CELLS = 60;
/** Grids of which cells are words (view `unit_words`), finest first. */
const WORDED = [128, 32, 8] as const;

export function placeOf(d: Reader, filter: RegisterFilter, scope: Scope, few: number): Place {
  const inside =
    filter.perimeter === null ? null : idsOf(d, insidePerimeter(filter.perimeter, IN_PERIMETER * few + 1));
  if (inside !== null && inside.length <= IN_PERIMETER * few) {
    const words = filter.box === null ? null : wordsOf(d, filter.box, filter, scope);
    return { ids: inside, words, sure: filter.box === null || words !== null };
  }
  const box = lookedAt(d, filter);
  if (box === null) return { ids: null, words: null, sure: true };
  const near = idsOf(d, positionsInBox(box, few + 1));
  if (near.length <= few) return { ids: near, words: null, sure: false };
  const words = wordsOf(d, box, filter, scope);
  // The outline of a perimeter is no box: each home in the cells around it is looked at.
  return { ids: null, words, sure: words !== null && filter.perimeter === null };
}

const idsOf = (d: Reader, query: SQL): number[] => d.all<{ id: number }>(query).map(({ id }) => id);

/** Homes inside are known for sure, and a list of them spares looking at each. */
const IN_PERIMETER = 10;
const insidePerimeter = (perimeter: number, most: number): SQL =>
  sql`SELECT unit_id AS id FROM unit_perimeter WHERE perimeter_id = ${perimeter} LIMIT ${most}`;

/**
 * What the box asked for and the one around the perimeter have in common: words tell which cells it covers. Where they
 * have nothing its sides are the wrong way round, and nothing lies between them.
 */
function lookedAt(d: Reader, { box, perimeter }: RegisterFilter): GeoBox | null {
  if (perimeter === null) return box;
  const { west, south, east, north } = perimeters;
  const sides = d.select({ west, south, east, north }).from(perimeters).where(eq(perimeters.id, perimeter));
  const around = sides.get() ?? null;
  if (around === null || box === null) return around ?? box;
  return {
    west: Math.max(box.west, around.west),
    south: Math.max(box.south, around.south),
    east: Math.min(box.east, around.east),
    north: Math.min(box.north, around.north),
  };
}

/**
 * Words of the cells of a box where homes stand in the communes asked for, of the finest grid of which a few suffice:
 * most of a wide box is sea, fields, or another commune. Null when too many are needed.
 */
function wordsOf(d: Reader, box: GeoBox, { communes }: RegisterFilter, { within }: Scope): BoxWords | null {
  const asked = communesWithin(communes, within);
  if (asked?.length === 0) return { any: [], edge: [] };
  for (const fineness of WORDED) {
    const some = sql`${cellsInBox(box, fineness, asked)} LIMIT ${MOST_CELLS + 1}`;
    const cells = d.all<Cell>(some);
    if (cells.length > MOST_CELLS) continue;
    const word = ({ x, y }: Cell): string => `p_${fineness}_${x}_${y}`;
    const crossed = cells.filter((cell) => !isInside(cell, fineness, box));
    return { any: cells.map(word), edge: crossed.map(word) };
  }
  return null;
}

type Cell = { readonly x: number; readonly y: number };

const isInside = ({ x, y }: Cell, fineness: number, box: GeoBox): boolean =>
  box.west <= x / fineness &&
  (x + 1) / fineness <= box.east &&
  box.south <= y / fineness &&
  (y + 1) / fineness <= box.north;
