import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, json, slug, version, whole, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, TemplateId } from '../../shared/ids.ts';
import type { TemplateContent, TemplateKind } from './template.ts';

/** Versions of the texts of acts. A published one never changes (trigger): each act names the version it was made from. */
export const actTemplates = sqliteTable(
  'act_template',
  {
    id: id<TemplateId>(),
    kind: slug<TemplateKind>('kind').notNull(),
    /** From 1, the programme's own, within its kind. */
    number: whole('number').notNull(),
    state: slug<'draft' | 'published'>('state').notNull(),
    content: json<TemplateContent>('content').notNull(),
    contentHash: words('content_hash').notNull(),
    copiedFrom: idOf<TemplateId>('copied_from').references((): AnySQLiteColumn => actTemplates.id),
    /** Who last wrote in the draft: somebody else publishes it (trigger). Null for the programme's own. */
    changedBy: idOf<AccountId>('changed_by').references(() => accounts.id),
    changedAt: instant('changed_at'),
    publishedBy: idOf<AccountId>('published_by').references(() => accounts.id),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('act_template_number').on(t.kind, t.number),
    index('act_template_copied_from').on(t.copiedFrom),
    index('act_template_changed_by').on(t.changedBy),
    index('act_template_published_by').on(t.publishedBy),
    check('act_template_state', sql`${t.state} IN ('draft', 'published')`),
    check('act_template_published', sql`(${t.state} = 'published') = (${t.publishedAt} IS NOT NULL)`),
  ],
);
