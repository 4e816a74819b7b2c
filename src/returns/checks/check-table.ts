import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { day, id, idOf, instant, json, slug, version, whole, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId, FileHash } from '../../shared/ids.ts';
import { returns } from '../return-table.ts';
import type { CheckAnswer, CheckBasis, CheckKind, CheckOutcome } from './check.ts';

/** A random draw of homes to visit: with its seed anybody finds the same homes again. */
export const spotDraws = sqliteTable(
  'spot_draw',
  {
    id: id<number>(),
    seed: words('seed').notNull(),
    /** Share drawn, basis points. */
    share: whole('share_bp').notNull(),
    population: whole('population').notNull(),
    visitBy: day('visit_by').notNull(),
    drawnBy: idOf<AccountId>('drawn_by')
      .notNull()
      .references(() => accounts.id),
    drawnAt: instant('drawn_at').notNull(),
  },
  (t) => [
    index('spot_draw_drawn_by').on(t.drawnBy),
    check('spot_draw_share', sql`${t.share} BETWEEN 1 AND 10000`),
  ],
);

/** A question asked of a returned home on a day: still lived in? Answered by its owner, or found out by an officer. */
export const homeChecks = sqliteTable(
  'home_check',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    returnId: idOf<number>('return_id')
      .notNull()
      .references(() => returns.id),
    kind: slug<CheckKind>('kind').notNull(),
    dueOn: day('due_on').notNull(),
    drawId: idOf<number>('draw_id').references(() => spotDraws.id),
    askedOn: day('asked_on'),
    remindedOn: day('reminded_on'),
    /** Handed to an officer: no answer, no mailbox, or an answer that has to be looked at. */
    escalatedOn: day('escalated_on'),
    answer: json<CheckAnswer>('answer'),
    answeredAt: instant('answered_at'),
    hash: words('hash')
      .$type<FileHash>()
      .references(() => files.hash),
    /** Null while nobody knows yet; `unknown` when it could not be found out. */
    outcome: slug<CheckOutcome>('outcome'),
    basis: slug<CheckBasis>('basis'),
    findings: words('findings'),
    settledBy: idOf<AccountId>('settled_by').references(() => accounts.id),
    settledAt: instant('settled_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('home_check_once').on(t.returnId, t.kind, t.dueOn),
    index('home_check_case').on(t.caseId),
    index('home_check_due').on(t.dueOn).where(sql`${t.outcome} IS NULL`),
    index('home_check_draw').on(t.drawId),
    index('home_check_file').on(t.hash),
    index('home_check_settled_by').on(t.settledBy),
    check(
      'home_check_kind',
      sql`${t.kind} IN ('persistence-6', 'persistence-12', 'attestation', 'spot-check')`,
    ),
    check('home_check_outcome', sql`${t.outcome} IN ('persisted', 'vacant', 'unknown')`),
    check('home_check_settled', sql`(${t.outcome} IS NULL) = (${t.settledAt} IS NULL)`),
  ],
);
