import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, json, slug, version, whole, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, ActTemplateId } from '../../shared/ids.ts';
import { TEMPLATE_KINDS, type TemplateKind } from './template-kinds.ts';

/** Versions of the texts of an act. A published one never changes (trigger), and never alters an act already issued. */
export const actTemplates = sqliteTable(
  'act_template',
  {
    id: id<ActTemplateId>(),
    kind: slug<TemplateKind>('kind').notNull(),
    number: whole('number').notNull(),
    state: slug<'draft' | 'published'>('state').notNull(),
    /** Articles, visas and order of annexes (act-content.ts). */
    content: json<unknown>('content').notNull(),
    contentHash: words('content_hash').notNull(),
    /** First day of issue of the acts that it serves; null for a draft, and for the texts one began with. */
    effectiveFrom: day('effective_from'),
    copiedFrom: idOf<ActTemplateId>('copied_from').references((): AnySQLiteColumn => actTemplates.id),
    /** Who last wrote in it: somebody else publishes it. Null for the texts one began with. */
    writtenBy: idOf<AccountId>('written_by').references(() => accounts.id),
    writtenAt: instant('written_at').notNull(),
    publishedBy: idOf<AccountId>('published_by').references(() => accounts.id),
    publishedAt: instant('published_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('act_template_number').on(t.kind, t.number),
    // One draft at a time for a kind: two would each forget what the other says.
    uniqueIndex('act_template_draft')
      .on(t.kind)
      .where(sql`${t.state} = 'draft'`),
    index('act_template_copied_from').on(t.copiedFrom),
    index('act_template_written_by').on(t.writtenBy),
    index('act_template_published_by').on(t.publishedBy),
    check(
      'act_template_kind',
      sql`${t.kind} IN (${sql.raw(TEMPLATE_KINDS.map((kind) => `'${kind}'`).join(', '))})`,
    ),
    check('act_template_state', sql`${t.state} IN ('draft', 'published')`),
    check('act_template_published', sql`(${t.state} = 'published') = (${t.publishedAt} IS NOT NULL)`),
    check('act_template_two_people', sql`${t.publishedBy} IS NULL OR ${t.publishedBy} IS NOT ${t.writtenBy}`),
  ],
);
