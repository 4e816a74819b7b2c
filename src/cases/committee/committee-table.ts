import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cents, day, id, idOf, instant, json, slug, version, whole, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId, CommitteeItemId, CommitteeSessionId, FileHash } from '../../shared/ids.ts';
import { cases } from '../case-table.ts';
import {
  OUTCOMES,
  type Outcome,
  PROVISIONAL,
  type Provisional,
  SESSION_STATES,
  type SessionState,
} from './committee.ts';

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** A sitting of the committee that decides on cases. */
export const committeeSessions = sqliteTable(
  'committee_session',
  {
    id: id<CommitteeSessionId>(),
    /** `COM-2026-00003`. */
    number: words('number').notNull(),
    state: slug<SessionState>('state').notNull().default('planned'),
    heldOn: day('held_on').notNull(),
    place: words('place').notNull(),
    /** What the session means not to go over, whatever the envelope holds; null when it set no limit. */
    ceiling: cents('ceiling_cents'),
    plannedBy: idOf<AccountId>('planned_by')
      .notNull()
      .references(() => accounts.id),
    plannedAt: instant('planned_at').notNull(),
    closedBy: idOf<AccountId>('closed_by').references(() => accounts.id),
    closedAt: instant('closed_at'),
    /** When the last decision was carried out. */
    endedAt: instant('ended_at'),
    agendaHash: words('agenda_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    minutesHash: words('minutes_hash')
      .$type<FileHash>()
      .references(() => files.hash),
    version: version(),
  },
  (t) => [
    uniqueIndex('committee_session_number').on(t.number),
    index('committee_session_held').on(t.heldOn, t.id),
    index('committee_session_planned_by').on(t.plannedBy),
    index('committee_session_closed_by').on(t.closedBy),
    index('committee_session_agenda').on(t.agendaHash),
    index('committee_session_minutes').on(t.minutesHash),
    check('committee_session_state', sql`${t.state} IN (${list(SESSION_STATES)})`),
    check('committee_session_ceiling', sql`${t.ceiling} IS NULL OR ${t.ceiling} >= 0`),
  ],
);

/** A case on the agenda of a session, with what is meant and what became of it. */
export const committeeItems = sqliteTable(
  'committee_item',
  {
    id: id<CommitteeItemId>(),
    sessionId: idOf<CommitteeSessionId>('session_id')
      .notNull()
      .references(() => committeeSessions.id),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    rank: whole('rank').notNull(),
    provisional: slug<Provisional>('provisional').notNull().default('undecided'),
    reason: words('reason'),
    /** Since when the case stood at the committee as it was put there: another moment is another proposal. */
    seenSince: instant('seen_since').notNull(),
    /** Amount proposed then, cents: what the session deliberated on. */
    amount: cents('amount_cents').notNull(),
    outcome: slug<Outcome>('outcome').notNull().default('waiting'),
    /** Why it could not be carried out, as a text key with its values. */
    fault: words('fault'),
    faultParams: json<Readonly<Record<string, string | number>>>('fault_params'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('committee_item_case').on(t.sessionId, t.caseId),
    index('committee_item_of_case').on(t.caseId),
    check('committee_item_provisional', sql`${t.provisional} IN (${list(PROVISIONAL)})`),
    check('committee_item_outcome', sql`${t.outcome} IN (${list(OUTCOMES)})`),
    check('committee_item_amount', sql`${t.amount} >= 0`),
  ],
);
