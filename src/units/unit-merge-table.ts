import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, whole, words } from '../db/columns.ts';
import type { MovedRow } from '../db/references.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, MergeId, UnitId } from '../shared/ids.ts';
import type { MergeSnapshot } from './merge/merge-snapshot.ts';
import { units } from './unit-table.ts';

/** Two records that were one dwelling: what remains of the absorbed one, where it went, and what undoing needs. */
export const unitMerges = sqliteTable(
  'unit_merge',
  {
    id: id<MergeId>(),
    keptId: idOf<UnitId>('kept_id')
      .notNull()
      .references(() => units.id),
    /** No reference: the row is gone from the register, its address still answers. */
    absorbedId: idOf<UnitId>('absorbed_id').notNull(),
    /** Identifier under which later files may still name it; null when it had none, or the kept unit took it. */
    aliasIdlocal: words('alias_idlocal'),
    reason: words('reason').notNull(),
    /** Both units with their spells and owners as they were. */
    before: json<MergeSnapshot>('before').notNull(),
    moved: json<MovedRow[]>('moved').notNull(),
    /** Version of the kept unit right after: another one means that somebody worked on it since. */
    keptVersion: whole('kept_version').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    index('unit_merge_kept').on(t.keptId),
    index('unit_merge_absorbed').on(t.absorbedId),
    index('unit_merge_made_by').on(t.madeBy),
    index('unit_merge_alias').on(t.aliasIdlocal, t.undoneAt),
  ],
);
