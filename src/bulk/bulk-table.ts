import { index, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, slug, version, whole } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, BulkDeedId, UnitId } from '../shared/ids.ts';
import { units } from '../units/unit-table.ts';
import type { DeedKind, DeedState, Trace, UndoFault, UnitState, Verdict, Wish } from './deed.ts';

/** One deed on many homes: what was chosen, what is wanted, how far it has come. */
export const bulkDeeds = sqliteTable(
  'bulk_deed',
  {
    id: id<BulkDeedId>(),
    kind: slug<DeedKind>('kind').notNull(),
    state: slug<DeedState>('state').notNull(),
    /** Null until said. */
    wish: json<Wish>('wish'),
    /** The filter they were chosen by, as the list's address said it; null: ticked one by one. */
    filter: json<Readonly<Record<string, string>>>('filter'),
    /** Homes chosen, and those that the work in hand has gone through. */
    total: whole('total').notNull(),
    done: whole('done').notNull().default(0),
    madeBy: idOf<AccountId>('made_by')
      .notNull()
      .references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
    appliedAt: instant('applied_at'),
    undoneAt: instant('undone_at'),
    version: version(),
  },
  (t) => [index('bulk_deed_made_by').on(t.madeBy, t.id)],
);

/** One home of a deed. */
export const bulkUnits = sqliteTable(
  'bulk_unit',
  {
    deedId: idOf<BulkDeedId>('deed_id')
      .notNull()
      .references(() => bulkDeeds.id, { onDelete: 'cascade' }),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id, { onDelete: 'cascade' }),
    /** The version that the preflight looked at. */
    versionSeen: whole('version_seen'),
    verdict: slug<Verdict>('verdict'),
    state: slug<UnitState>('state').notNull(),
    trace: json<Trace>('trace'),
    fault: slug<UndoFault>('fault'),
  },
  (t) => [
    primaryKey({ columns: [t.deedId, t.unitId] }),
    index('bulk_unit_unit').on(t.unitId),
    index('bulk_unit_state').on(t.deedId, t.state, t.unitId),
  ],
);
