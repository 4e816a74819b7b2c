import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant, version, whole, words } from '../db/columns.ts';
import type { BuildingId } from '../shared/ids.ts';

/** What holds several units: one staircase, one roof, one condominium. Recognised from files, or made by hand. */
export const buildings = sqliteTable(
  'building',
  {
    id: id<BuildingId>(),
    /** National identifier of buildings (RNB), 12 characters. */
    rnbId: words('rnb_id'),
    /** Identifier in the land files (`ff_idbat`). */
    landId: words('land_id'),
    address: words('address').notNull(),
    /** INSEE code. A building lies in one commune. */
    commune: words('commune').notNull(),
    /** Dwellings it has in all, vacant or not: the register knows only some of them. Null when nobody counted. */
    dwellings: whole('dwellings'),
    /** What staff share about the building as a whole. */
    note: words('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('building_rnb').on(t.rnbId),
    uniqueIndex('building_land').on(t.landId),
    index('building_commune').on(t.commune, t.address),
  ],
);
