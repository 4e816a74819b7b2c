import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { bool, day, id, idOf, instant, json, slug, whole } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId } from '../shared/ids.ts';
import type { LeverSet } from './levers/vintage-set.ts';

/** Vintages of national levers written by the service. A published one never changes (trigger); none is published by its writer. */
export const leverVintages = sqliteTable(
  'lever_vintage',
  {
    id: id<number>(),
    lever: slug<LeverSet>('lever').notNull(),
    state: slug<'draft' | 'published'>('state').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    source: json<{ title: string; url: string | null; dated: string | null }>('source').notNull(),
    confirmed: bool('confirmed').notNull(),
    /** The parameters themselves, as lever-parameters.ts describes them. */
    value: json<unknown>('value').notNull(),
    /** Counts writings: a save names the one it saw. */
    revision: whole('revision').notNull(),
    writtenBy: idOf<AccountId>('written_by')
      .notNull()
      .references(() => accounts.id),
    writtenAt: instant('written_at').notNull(),
    publishedBy: idOf<AccountId>('published_by').references(() => accounts.id),
    publishedAt: instant('published_at'),
  },
  (t) => [
    index('lever_vintage_written_by').on(t.writtenBy),
    index('lever_vintage_published_by').on(t.publishedBy),
    check('lever_vintage_state', sql`${t.state} IN ('draft', 'published')`),
    check('lever_vintage_published', sql`(${t.state} = 'published') = (${t.publishedBy} IS NOT NULL)`),
    check('lever_vintage_two_people', sql`${t.publishedBy} IS NULL OR ${t.publishedBy} <> ${t.writtenBy}`),
  ],
);
