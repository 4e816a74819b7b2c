import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { instant, slug, whole, words } from '../../db/columns.ts';

export const LINK_PURPOSES = ['check', 'breach', 'transfer'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What is mailed to somebody to answer one question, once, without an account. Only the hash of the token is stored. */
export const returnLinks = sqliteTable(
  'return_link',
  {
    tokenHash: words('token_hash').primaryKey(),
    purpose: slug<LinkPurpose>('purpose').notNull(),
    /** Number of the check, breach or transfer that it opens. */
    subject: whole('subject').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('return_link_subject').on(t.purpose, t.subject),
    check('return_link_purpose', sql`${t.purpose} IN ('check', 'breach', 'transfer')`),
  ],
);
