import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, WeightsId } from '../shared/ids.ts';

/** One version of the weights of the priority score; the newest holds. None is ever changed. */
export const priorityWeights = sqliteTable(
  'priority_weights',
  {
    id: id<WeightsId>(),
    vacancy: whole('vacancy').notNull(),
    energy: whole('energy').notNull(),
    comfort: whole('comfort').notNull(),
    owner: whole('owner').notNull(),
    engaged: whole('engaged').notNull(),
    potential: whole('potential').notNull(),
    /** Why they were changed, in the words of whoever did. */
    reason: words('reason').notNull(),
    /** Null: those that the software came with. */
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [index('priority_weights_made_by').on(t.madeBy)],
);

/** By which weights and as of which day scores are counted now, and how far the count has come. One row. */
export const priorityStanding = sqliteTable(
  'priority_standing',
  {
    id: id<number>(),
    weightsId: idOf<WeightsId>('weights_id')
      .notNull()
      .references(() => priorityWeights.id),
    /** First day of a month: lengths of vacancy are counted to that day, for all units alike. */
    countedOn: day('counted_on').notNull(),
    /** Units counted anew so far and in all. */
    done: whole('done').notNull(),
    total: whole('total').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('priority_standing_weights').on(t.weightsId),
    check('priority_standing_one', sql`${t.id} = 1`),
  ],
);
