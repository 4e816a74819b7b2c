import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId, ExtensionId, PauseId } from '../../shared/ids.ts';
import { cases } from '../case-table.ts';
import {
  EXTENDABLE,
  EXTENSION_STATES,
  type Extendable,
  type ExtensionState,
  PAUSE_CAUSES,
  type PauseCause,
} from './clock.ts';

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** A time during which the office's own clock stood still, and why. */
export const pauses = sqliteTable(
  'case_pause',
  {
    id: id<PauseId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    cause: slug<PauseCause>('cause').notNull(),
    reason: words('reason').notNull(),
    startedAt: instant('started_at').notNull(),
    startedBy: idOf<AccountId>('started_by').references(() => accounts.id),
    /** Day that ran when the clock stopped; it runs again from there. */
    dueOn: day('due_on'),
    endedAt: instant('ended_at'),
    endedBy: idOf<AccountId>('ended_by').references(() => accounts.id),
    endReason: words('end_reason'),
  },
  (t) => [
    index('case_pause_case').on(t.caseId, t.id),
    uniqueIndex('case_pause_one_open').on(t.caseId).where(sql`${t.endedAt} IS NULL`),
    index('case_pause_started_by').on(t.startedBy),
    index('case_pause_ended_by').on(t.endedBy),
    check('case_pause_cause', sql`${t.cause} IN (${list(PAUSE_CAUSES)})`),
  ],
);

/** The owner asks for more time to start or to finish the works. */
export const extensions = sqliteTable(
  'case_extension',
  {
    id: id<ExtensionId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    what: slug<Extendable>('what').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    reason: words('reason').notNull(),
    state: slug<ExtensionState>('state').notNull().default('requested'),
    requestedBy: idOf<AccountId>('requested_by').references(() => accounts.id),
    requestedAt: instant('requested_at').notNull(),
    decidedBy: idOf<AccountId>('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    decisionReason: words('decision_reason'),
    version: version(),
  },
  (t) => [
    index('case_extension_case').on(t.caseId, t.id),
    uniqueIndex('case_extension_one_open').on(t.caseId).where(sql`${t.state} = 'requested'`),
    index('case_extension_requested_by').on(t.requestedBy),
    index('case_extension_decided_by').on(t.decidedBy),
    check('case_extension_what', sql`${t.what} IN (${list(EXTENDABLE)})`),
    check('case_extension_state', sql`${t.state} IN (${list(EXTENSION_STATES)})`),
    check('case_extension_later', sql`${t.toDay} > ${t.fromDay}`),
  ],
);
