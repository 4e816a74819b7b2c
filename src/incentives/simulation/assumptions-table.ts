import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId } from '../../shared/ids.ts';

/** What the service has its simulations suppose, writing after writing: the last one holds, none is rewritten (trigger). */
export const simulationAssumptions = sqliteTable(
  'simulation_assumptions',
  {
    id: id<number>(),
    /** As assumptions.ts describes them. */
    assumptions: json<unknown>('assumptions').notNull(),
    savedBy: idOf<AccountId>('saved_by')
      .notNull()
      .references(() => accounts.id),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [index('simulation_assumptions_saved_by').on(t.savedBy)],
);
