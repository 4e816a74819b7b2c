import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { GeoBox } from '../shared/geo.ts';

/** Rows whose position, kept in the index of positions under the same `id`, lies in the box. */
export const insideBox = (id: SQLWrapper, { west, south, east, north }: GeoBox): SQL =>
  sql`${id} IN (SELECT id FROM unit_position WHERE min_longitude <= ${east} AND max_longitude >= ${west} AND min_latitude <= ${north} AND max_latitude >= ${south})`;
