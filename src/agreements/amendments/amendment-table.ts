import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { id, idOf, instant, json, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, ActId, AmendmentId, CaseId } from '../../shared/ids.ts';
import { acts } from '../acts/act-table.ts';
import { AMENDMENT_STATES, type AmendmentState, type Change } from './amendment.ts';

/** A change of named articles of a signed agreement, with its reason, its decision and its own act. */
export const amendments = sqliteTable(
  'amendment',
  {
    id: id<AmendmentId>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    /** The agreement that it changes: its act is never touched. */
    agreementId: idOf<ActId>('agreement_id')
      .notNull()
      .references(() => acts.id),
    state: slug<AmendmentState>('state').notNull(),
    reason: words('reason').notNull(),
    changes: json<Change[]>('changes').notNull(),
    draftedBy: idOf<AccountId>('drafted_by')
      .notNull()
      .references(() => accounts.id),
    draftedAt: instant('drafted_at').notNull(),
    decidedBy: idOf<AccountId>('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    /** Why it is refused. */
    decisionNote: words('decision_note'),
    /** Its own act, once decided. */
    actId: idOf<ActId>('act_id').references(() => acts.id),
    /** When the last signature gave it effect. */
    effectiveAt: instant('effective_at'),
    version: version(),
  },
  (t) => [
    index('amendment_case').on(t.caseId, t.id),
    index('amendment_agreement').on(t.agreementId),
    index('amendment_drafted_by').on(t.draftedBy),
    index('amendment_decided_by').on(t.decidedBy),
    uniqueIndex('amendment_act').on(t.actId),
    // One at a time: two at once would each quote an old text that the other changes.
    uniqueIndex('amendment_one_open')
      .on(t.caseId)
      .where(sql`${t.state} IN ('proposed', 'to-sign')`),
    check(
      'amendment_state',
      sql`${t.state} IN (${sql.raw(AMENDMENT_STATES.map((state) => `'${state}'`).join(', '))})`,
    ),
    check('amendment_second_person', sql`${t.decidedBy} IS NULL OR ${t.decidedBy} <> ${t.draftedBy}`),
    check(
      'amendment_act_when_decided',
      sql`${t.state} NOT IN ('to-sign', 'signed') OR ${t.actId} IS NOT NULL`,
    ),
  ],
);
