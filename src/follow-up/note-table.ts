import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, id, idOf, instant, version, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, NoteId, UnitId } from '../shared/ids.ts';
import { units } from '../units/unit-table.ts';

/** What staff tell each other about a unit. Never shown to owners. */
export const notes = sqliteTable(
  'unit_note',
  {
    id: id<NoteId>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    text: words('text').notNull(),
    pinned: bool('pinned').notNull().default(false),
    /** Names the form that made it: sent twice, it makes one. */
    formKey: words('form_key').notNull(),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
    editedAt: instant('edited_at'),
    withdrawnAt: instant('withdrawn_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('unit_note_form').on(t.formKey),
    index('unit_note_unit').on(t.unitId, t.id),
    index('unit_note_made_by').on(t.madeBy),
  ],
);
