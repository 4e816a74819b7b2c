import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { bool, id, idOf, instant, json, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, SavedViewId } from '../shared/ids.ts';

/** A list somebody named, to come back to: its filters and order as its address says them. */
export const savedViews = sqliteTable(
  'saved_view',
  {
    id: id<SavedViewId>(),
    name: words('name').notNull(),
    madeBy: idOf<AccountId>('made_by')
      .notNull()
      .references(() => accounts.id),
    shared: bool('shared').notNull().default(false),
    /** Fields of the list's address (register-address.ts). */
    fields: json<Record<string, string>>('fields').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('saved_view_made_by').on(t.madeBy), index('saved_view_shared').on(t.shared)],
);

/** How one person likes the list: its columns, and the view it opens on. */
export const listTastes = sqliteTable(
  'list_taste',
  {
    accountId: idOf<AccountId>('account_id')
      .primaryKey()
      .references(() => accounts.id),
    /** Columns shown, null for the usual ones. */
    columns: json<string[]>('columns'),
    viewId: idOf<SavedViewId>('view_id').references(() => savedViews.id, { onDelete: 'set null' }),
  },
  (t) => [index('list_taste_view').on(t.viewId)],
);
