import { index, primaryKey, real, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, slug, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, PerimeterId, UnitId } from '../shared/ids.ts';
import type { Rings } from './find/perimeter.ts';
import type { PerimeterKind } from './find/perimeter-kind.ts';
import { units } from './unit-table.ts';

/** An area with a name: an OPAH, an ORT, a heat network, a street to walk. */
export const perimeters = sqliteTable(
  'perimeter',
  {
    id: id<PerimeterId>(),
    name: words('name').notNull(),
    kind: slug<PerimeterKind>('kind').notNull(),
    /** Closed rings, [longitude, latitude]; inside is inside an odd number of them. */
    rings: json<Rings>('rings').notNull(),
    west: real('west').notNull(),
    south: real('south').notNull(),
    east: real('east').notNull(),
    north: real('north').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('perimeter_made_by').on(t.madeBy)],
);

/** The sides of its rings, so that the database itself can tell which side of them a point lies on. */
export const perimeterSides = sqliteTable(
  'perimeter_side',
  {
    perimeterId: idOf<PerimeterId>('perimeter_id')
      .notNull()
      .references(() => perimeters.id),
    number: whole('number').notNull(),
    fromLongitude: real('from_longitude').notNull(),
    fromLatitude: real('from_latitude').notNull(),
    toLongitude: real('to_longitude').notNull(),
    toLatitude: real('to_latitude').notNull(),
  },
  (t) => [primaryKey({ columns: [t.perimeterId, t.number] })],
);

/** Units inside a perimeter: reckoned when it is saved, then kept by triggers as units come, move and go. */
export const unitPerimeters = sqliteTable(
  'unit_perimeter',
  {
    perimeterId: idOf<PerimeterId>('perimeter_id')
      .notNull()
      .references(() => perimeters.id),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (t) => [primaryKey({ columns: [t.perimeterId, t.unitId] }), index('unit_perimeter_unit').on(t.unitId)],
);
