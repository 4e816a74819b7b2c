import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { idOf, slug, whole } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import { cases } from '../case-table.ts';
import type { NoticeChoice } from './notice.ts';

/** How somebody wants to hear of messages. No row: each as it comes. */
export const noticeChoices = sqliteTable(
  'notice_choice',
  {
    accountId: idOf<AccountId>('account_id')
      .primaryKey()
      .references(() => accounts.id),
    choice: slug<NoticeChoice>('choice').notNull(),
  },
  (t) => [check('notice_choice_known', sql`${t.choice} IN ('each', 'daily', 'acts')`)],
);

/** How far somebody has read the messages of a case. */
export const messagesSeen = sqliteTable(
  'message_seen',
  {
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    accountId: idOf<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    lastId: whole('last_message_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.accountId] }), index('message_seen_account').on(t.accountId)],
);
