import { sql } from 'drizzle-orm';
import { among } from '../db/among.ts';
import type { Writer } from '../db/database.ts';
import type { OwnerId, UnitId } from '../shared/ids.ts';

/**
 * Enters units and their owners without what follows each row by a trigger, then writes that for all of them at once: a
 * third of the cost. `enter` gives the ids, which one transaction numbers without a gap; the rows already tell the score
 * and what their owners make of them.
 */
export async function inBulk(d: Writer, enter: () => Promise<UnitId[]>): Promise<UnitId[]> {
  d.run(sql`INSERT INTO unit_bulk (entering) VALUES (1)`);
  const ids = await enter();
  d.run(sql`DELETE FROM unit_bulk`);
  const [first, last] = [ids[0], ids.at(-1)];
  if (first !== undefined && last !== undefined) followUnits(d, first, last);
  return ids;
}

/** What an owner makes of the units it holds. */
export type HolderStanding = {
  readonly id: OwnerId;
  /** Asked not to be contacted. */
  readonly heldBack: boolean;
  /** Holds a unit of the register already. */
  readonly holds: boolean;
};

export async function standingOfHolders(d: Writer, ids: readonly OwnerId[]): Promise<HolderStanding[]> {
  const rows = d.all<{ id: OwnerId; held: number; holds: number }>(
    sql`SELECT id, do_not_contact AS held, EXISTS (SELECT 1 FROM unit_owner WHERE owner_id = owner.id AND rank >= 1) AS holds
      FROM owner WHERE ${among(sql`id`, ids)}`,
  );
  return rows.map(({ id, held, holds }) => ({ id, heldBack: held === 1, holds: holds === 1 }));
}

/** Units of owners who now hold another one too. */
export async function markShared(d: Writer, ids: readonly OwnerId[]): Promise<void> {
  if (ids.length === 0) return;
  d.run(sql`UPDATE unit SET shared_owner = 1 WHERE NOT shared_owner
    AND id IN (SELECT unit_id FROM unit_owner WHERE rank >= 1 AND ${among(sql`owner_id`, ids)})`);
}

/** The same facts as the trigger of the migrations keeps, for the units `first` to `last`. */
function followUnits(d: Writer, first: UnitId, last: UnitId): void {
  const entered = sql`BETWEEN ${first} AND ${last}`;
  const placed = sql`id ${entered} AND longitude IS NOT NULL AND latitude IS NOT NULL`;
  const finenesses = sql`(VALUES (2), (8), (32), (128), (512))`;
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
  d.run(sql`INSERT INTO unit_touched (id, words) SELECT id, words FROM unit_words WHERE id ${entered}`);
}
