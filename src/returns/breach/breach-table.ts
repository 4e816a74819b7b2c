import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { acts } from '../../agreements/acts/act-table.ts';
import { cases } from '../../cases/case-table.ts';
import { cents, day, id, idOf, instant, json, slug, version, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, ActId, CaseId, DocumentId } from '../../shared/ids.ts';
import { homeChecks } from '../checks/check-table.ts';
import type { BreachDecision, BreachOutcome, BreachSource, BreachState, Computed } from './breach.ts';

/** An undertaking that seems broken, from the finding to the reasoned decision. */
export const breaches = sqliteTable(
  'breach',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    /** Kind of the undertaking that seems broken. */
    undertaking: slug('undertaking').notNull(),
    source: slug<BreachSource>('source').notNull(),
    checkId: idOf<number>('check_id').references(() => homeChecks.id),
    /** Day from which it is broken: the clawback is reckoned to it. */
    brokenOn: day('broken_on').notNull(),
    facts: words('facts').notNull(),
    state: slug<BreachState>('state').notNull(),
    foundBy: idOf<AccountId>('found_by').references(() => accounts.id),
    foundAt: instant('found_at').notNull(),
    noticeId: idOf<ActId>('notice_id').references(() => acts.id),
    noticedOn: day('noticed_on'),
    replyBy: day('reply_by'),
    reply: words('reply'),
    repliedAt: instant('replied_at'),
    /** Pieces of the case that came with the reply. */
    replyPieces: json<DocumentId[]>('reply_pieces').notNull().default([]),
    proposal: json<BreachDecision>('proposal'),
    proposedBy: idOf<AccountId>('proposed_by').references(() => accounts.id),
    proposedAt: instant('proposed_at'),
    outcome: slug<BreachOutcome>('outcome'),
    decision: json<BreachDecision>('decision'),
    computed: json<Computed>('computed'),
    /** Asked back; null when nothing is. */
    amount: cents('amount_cents'),
    decidedBy: idOf<AccountId>('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    decisionId: idOf<ActId>('decision_id').references(() => acts.id),
    version: version(),
  },
  (t) => [
    index('breach_case').on(t.caseId),
    index('breach_check').on(t.checkId),
    index('breach_found_by').on(t.foundBy),
    index('breach_notice').on(t.noticeId),
    index('breach_proposed_by').on(t.proposedBy),
    index('breach_decided_by').on(t.decidedBy),
    index('breach_decision').on(t.decisionId),
    uniqueIndex('breach_one_open').on(t.caseId, t.undertaking).where(sql`${t.state} <> 'decided'`),
    check('breach_state', sql`${t.state} IN ('found', 'noticed', 'replied', 'proposed', 'decided')`),
    check('breach_amount', sql`${t.amount} IS NULL OR ${t.amount} > 0`),
    check('breach_two_people', sql`${t.decidedBy} IS NULL OR ${t.decidedBy} <> ${t.proposedBy}`),
  ],
);
