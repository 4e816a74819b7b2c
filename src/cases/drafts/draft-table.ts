import { index, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { day, idOf, instant, json, slug, whole } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import { cases } from '../case-table.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';

/** Notices sent that a draft will be erased; resumed, it starts again with none. */
export const draftNotices = sqliteTable(
  'draft_notice',
  {
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    /** First, second… */
    number: whole('number').notNull(),
    sentAt: instant('sent_at').notNull(),
    /** Last day on which the draft is kept, as the notice says. */
    until: day('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.number] })],
);

/** What somebody has typed on a page and not sent yet: half an answer, or one that is not right. */
export const keptTyping = sqliteTable(
  'kept_typing',
  {
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    question: slug<ApplicationQuestion>('question').notNull(),
    accountId: idOf<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    typed: json<Readonly<Record<string, string | string[]>>>('typed').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.question, t.accountId] }),
    index('kept_typing_account').on(t.accountId),
  ],
);
