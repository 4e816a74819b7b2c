import { sql } from 'drizzle-orm';
import type { Writer } from '../db/database.ts';
import type { UnitId } from '../shared/ids.ts';

/**
 * Enters units and their owners without what follows each row by a trigger, then writes that for all of them at once: a
 * third of the cost. `enter` gives the ids, which one transaction numbers without a gap. Other units that an owner of
 * theirs holds are brought up to date too.
 */
export async function inBulk(d: Writer, enter: () => Promise<UnitId[]>): Promise<UnitId[]> {
  d.run(sql`INSERT INTO unit_bulk (entering) VALUES (1)`);
  const ids = await enter();
  d.run(sql`DELETE FROM unit_bulk`);
  const [first, last] = [ids[0], ids.at(-1)];
  if (first !== undefined && last !== undefined) followUnits(d, first, last);
  return ids;
}

/** The same facts as the triggers of the migrations keep, for the units `first` to `last`. Owners before the facet words. */
function followUnits(d: Writer, first: UnitId, last: UnitId): void {
  const entered = sql`BETWEEN ${first} AND ${last}`;
  const placed = sql`id ${entered} AND longitude IS NOT NULL AND latitude IS NOT NULL`;
  const finenesses = sql`(VALUES (2), (8), (32), (128), (512))`;
  d.run(sql`UPDATE unit SET held_back = 1 WHERE id ${entered} AND EXISTS (SELECT 1 FROM unit_owner l
    JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact)`);
  d.run(sql`UPDATE unit SET shared_owner = 1 WHERE NOT shared_owner AND id IN (SELECT l.unit_id FROM unit_owner l
    WHERE l.rank >= 1 AND l.owner_id IN (SELECT owner_id FROM unit_owner WHERE unit_id ${entered} AND rank >= 1)
      AND EXISTS (SELECT 1 FROM unit_owner k WHERE k.owner_id = l.owner_id AND k.unit_id <> l.unit_id AND k.rank >= 1))`);
  d.run(sql`UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = unit.id)
    WHERE id ${entered} AND vacant_since IS NOT NULL`);
  d.run(
    sql`INSERT INTO unit_position SELECT id, longitude, longitude, latitude, latitude FROM unit WHERE ${placed}`,
  );
  d.run(sql`INSERT INTO unit_cell SELECT column1, CAST(floor(longitude * column1) AS INTEGER) AS x,
    CAST(floor(latitude * column1) AS INTEGER) AS y, commune, count(*) FROM unit, ${finenesses} WHERE ${placed}
    GROUP BY column1, x, y, commune ON CONFLICT DO UPDATE SET n = n + excluded.n`);
  d.run(sql`INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, u.id FROM perimeter p
    JOIN unit u ON u.id ${entered} AND u.longitude BETWEEN p.west AND p.east AND u.latitude BETWEEN p.south AND p.north
    WHERE (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id
      AND (s.from_latitude > u.latitude) <> (s.to_latitude > u.latitude)
      AND u.longitude < (s.to_longitude - s.from_longitude) * (u.latitude - s.from_latitude)
        / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1`);
  d.run(
    sql`INSERT OR REPLACE INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id ${entered}`,
  );
}
