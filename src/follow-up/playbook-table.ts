import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, id, idOf, instant, json, slug, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Reason } from '../units/unit.ts';
import type { PlaybookStep } from './playbook.ts';

/** One version of a playbook as managers wrote it; the newest of a slug holds, before that of the programme. None is ever changed. */
export const playbookVersions = sqliteTable(
  'playbook_version',
  {
    id: id<number>(),
    slug: slug('slug').notNull(),
    number: whole('number').notNull(),
    title: words('title').notNull(),
    reasons: json<Reason[]>('reasons').notNull(),
    sources: json<string[]>('sources').notNull(),
    steps: json<PlaybookStep[]>('steps').notNull(),
    /** Where it stands among the others, from 0. */
    place: whole('place').notNull(),
    /** No longer offered; what runs goes on. */
    retired: bool('retired').notNull().default(false),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    uniqueIndex('playbook_version_number').on(t.slug, t.number),
    index('playbook_version_made_by').on(t.madeBy),
  ],
);
