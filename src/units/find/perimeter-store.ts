import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { GeoBox } from '../../shared/geo.ts';
import type { PerimeterId, UnitId } from '../../shared/ids.ts';
import { perimeterSides, perimeters, unitPerimeters } from '../perimeter-table.ts';
import type { Side } from './perimeter.ts';

export type Perimeter = typeof perimeters.$inferSelect;
type NewPerimeter = typeof perimeters.$inferInsert;

/** What a choice shows of each. */
export async function perimeterNames(d: Reader): Promise<Pick<Perimeter, 'id' | 'name'>[]> {
  return d
    .select({ id: perimeters.id, name: perimeters.name })
    .from(perimeters)
    .orderBy(asc(perimeters.name))
    .all();
}

export async function listPerimeters(d: Reader): Promise<Perimeter[]> {
  return d.select().from(perimeters).orderBy(asc(perimeters.name), asc(perimeters.id)).all();
}

/** Perimeters of which some may be seen in the box; of all when it is null. */
export async function perimetersAcross(
  d: Reader,
  box: GeoBox | null,
  most: number,
): Promise<Pick<Perimeter, 'id' | 'name' | 'rings'>[]> {
  return d
    .select({ id: perimeters.id, name: perimeters.name, rings: perimeters.rings })
    .from(perimeters)
    .where(
      box === null
        ? undefined
        : and(
            lte(perimeters.west, box.east),
            gte(perimeters.east, box.west),
            lte(perimeters.south, box.north),
            gte(perimeters.north, box.south),
          ),
    )
    .orderBy(asc(perimeters.id))
    .limit(most)
    .all();
}

export async function findPerimeter(d: Reader, id: PerimeterId): Promise<Perimeter | undefined> {
  return d.select().from(perimeters).where(eq(perimeters.id, id)).get();
}

export async function addPerimeter(
  d: Writer,
  row: NewPerimeter,
  sides: readonly Side[],
): Promise<PerimeterId> {
  const { id } = d.insert(perimeters).values(row).returning({ id: perimeters.id }).get();
  const rows = sides.map(({ from, to }, number) => ({
    perimeterId: id,
    number,
    fromLongitude: from[0],
    fromLatitude: from[1],
    toLongitude: to[0],
    toLatitude: to[1],
  }));
  for (let start = 0; start < rows.length; start += HANDFUL)
    d.insert(perimeterSides)
      .values(rows.slice(start, start + HANDFUL))
      .run();
  return id;
}
const HANDFUL = 500;

export async function deletePerimeter(d: Writer, id: PerimeterId): Promise<void> {
  d.delete(unitPerimeters).where(eq(unitPerimeters.perimeterId, id)).run();
  d.delete(perimeterSides).where(eq(perimeterSides.perimeterId, id)).run();
  d.delete(perimeters).where(eq(perimeters.id, id)).run();
}

export type Standing = { readonly id: UnitId; readonly longitude: number; readonly latitude: number };

/** Units with a position in the box, a handful at a time in the order of their ids. */
export async function standingIn(
  d: Reader,
  { west, south, east, north }: GeoBox,
  after: number,
  most: number,
): Promise<Standing[]> {
  // The index of positions rounds outwards; the positions themselves are read from the units.
  return d.all<Standing>(
    sql`SELECT unit.id AS id, longitude, latitude FROM (SELECT id AS found FROM unit_position WHERE id > ${after} AND min_longitude <= ${east} AND max_longitude >= ${west} AND min_latitude <= ${north} AND max_latitude >= ${south} ORDER BY id LIMIT ${most}) CROSS JOIN unit ON unit.id = found`,
  );
}

export async function putInPerimeter(
  d: Writer,
  perimeterId: PerimeterId,
  ids: readonly UnitId[],
): Promise<void> {
  if (ids.length === 0) return;
  d.run(
    sql`INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT ${perimeterId}, value FROM json_each(${JSON.stringify(ids)})`,
  );
}

/** Units inside, counted no further than `most`. */
export async function unitsInside(d: Reader, id: PerimeterId, most: number): Promise<number> {
  return d.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM unit_perimeter WHERE perimeter_id = ${id} LIMIT ${most})`,
  ).n;
}
