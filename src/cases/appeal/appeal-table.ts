import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, AppealId, CaseId } from '../../shared/ids.ts';
import { cases } from '../case-table.ts';
import {
  APPEAL_KINDS,
  APPEAL_STATES,
  type AppealKind,
  type AppealState,
  CONTESTED_ACTIONS,
  type Contested,
} from './appeal.ts';

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** An owner contests a decision before the authority. Not a state of the case: the decision holds meanwhile. */
export const appeals = sqliteTable(
  'case_appeal',
  {
    id: id<AppealId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    kind: slug<AppealKind>('kind').notNull(),
    /** The step contested, and who took it: somebody else answers. */
    contested: slug<Contested>('contested').notNull(),
    contestedBy: idOf<AccountId>('contested_by').references(() => accounts.id),
    notifiedOn: day('notified_on').notNull(),
    receivedOn: day('received_on').notNull(),
    /** What the owner argues, in brief. */
    arguments: words('arguments').notNull(),
    /** Silence is worth a rejection from that day on. */
    replyDue: day('reply_due').notNull(),
    state: slug<AppealState>('state').notNull().default('open'),
    reason: words('reason'),
    registeredBy: idOf<AccountId>('registered_by')
      .notNull()
      .references(() => accounts.id),
    registeredAt: instant('registered_at').notNull(),
    decidedBy: idOf<AccountId>('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    version: version(),
  },
  (t) => [
    index('case_appeal_case').on(t.caseId, t.id),
    uniqueIndex('case_appeal_one_open').on(t.caseId).where(sql`${t.state} = 'open'`),
    index('case_appeal_due').on(t.state, t.replyDue),
    index('case_appeal_contested_by').on(t.contestedBy),
    index('case_appeal_registered_by').on(t.registeredBy),
    index('case_appeal_decided_by').on(t.decidedBy),
    check('case_appeal_kind', sql`${t.kind} IN (${list(APPEAL_KINDS)})`),
    check('case_appeal_state', sql`${t.state} IN (${list(APPEAL_STATES)})`),
    check('case_appeal_contested', sql`${t.contested} IN (${list(CONTESTED_ACTIONS)})`),
    check('case_appeal_other_person', sql`${t.decidedBy} IS NULL OR ${t.decidedBy} IS NOT ${t.contestedBy}`),
    check('case_appeal_in_order', sql`${t.receivedOn} >= ${t.notifiedOn}`),
  ],
);
