import { sqliteTable } from 'drizzle-orm/sqlite-core';
import { bool, instant, whole, words } from '../db/columns.ts';
import type { FileHash } from '../shared/ids.ts';

/** What the file store holds. The content's hash is its name: the same file sent twice is kept once. */
export const files = sqliteTable('file', {
  hash: words('hash').primaryKey().$type<FileHash>(),
  mime: words('mime').notNull(),
  bytes: whole('bytes').notNull(),
  /** Encrypted on disk (bank details, tax notices…). */
  sensitive: bool('sensitive').notNull(),
  createdAt: instant('created_at').notNull(),
});
