import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, json, slug, whole, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, SchemeVersionId } from '../shared/ids.ts';

/** Versions of local schemes. A published one never changes (trigger): a case pins the version it was filed under. */
export const schemeVersions = sqliteTable(
  'scheme_version',
  {
    id: id<SchemeVersionId>(),
    scheme: slug('scheme').notNull(),
    number: whole('number').notNull(),
    state: slug<'draft' | 'published'>('state').notNull(),
    /** The rules themselves, in the vocabulary of scheme.ts. */
    rules: json<unknown>('rules').notNull(),
    contentHash: words('content_hash').notNull(),
    effectiveFrom: day('effective_from').notNull(),
    effectiveTo: day('effective_to'),
    deliberation: words('deliberation'),
    publishedBy: idOf<AccountId>('published_by').references(() => accounts.id),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('scheme_version_number').on(t.scheme, t.number),
    index('scheme_version_published_by').on(t.publishedBy),
    check('scheme_version_state', sql`${t.state} IN ('draft', 'published')`),
    check('scheme_version_published', sql`(${t.state} = 'published') = (${t.publishedAt} IS NOT NULL)`),
  ],
);
