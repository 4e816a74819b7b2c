import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { GeoBox } from '../shared/geo.ts';

/** A position in the box, as a condition on each row. */
export const within = (
  longitude: SQLWrapper,
  latitude: SQLWrapper,
  { west, south, east, north }: GeoBox,
): SQL => sql`${longitude} BETWEEN ${west} AND ${east} AND ${latitude} BETWEEN ${south} AND ${north}`;

/** Ids of positions in the box by their index, at most `most`. The index rounds outwards: a position a metre outside may come too. */
export const positionsInBox = ({ west, south, east, north }: GeoBox, most: number): SQL =>
  sql`SELECT id FROM unit_position WHERE min_longitude <= ${east} AND max_longitude >= ${west} AND min_latitude <= ${north} AND max_latitude >= ${south} LIMIT ${most}`;

/** How many cells of the grid make one degree, coarsest first. */
export const FINENESSES = [2, 8, 32, 128, 512] as const;

/** All there is. */
export const WORLD: GeoBox = { west: -180, south: -90, east: 180, north: 90 };

/** Units by cell of the grid in the box, cells on its edge whole. */
export const cellsInBox = (
  { west, south, east, north }: GeoBox,
  fineness: number,
  communes: readonly string[] | null,
): SQL =>
  sql`SELECT x, y, sum(n) AS n FROM unit_cell WHERE fineness = ${fineness} AND x BETWEEN ${Math.floor(west * fineness)} AND ${Math.floor(east * fineness)} AND y BETWEEN ${Math.floor(south * fineness)} AND ${Math.floor(north * fineness)}${communes === null ? sql`` : sql` AND commune IN ${[...communes]}`} GROUP BY x, y HAVING sum(n) > 0`;
