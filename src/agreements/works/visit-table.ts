import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { day, id, idOf, instant, slug, words } from '../../db/columns.ts';
import { accounts } from '../../people/account-table.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import { VISIT_OUTCOMES, type VisitOutcome } from './visit.ts';

/** What somebody of the service saw on the spot once the works were declared done. */
export const visits = sqliteTable(
  'conformity_visit',
  {
    id: id<number>(),
    caseId: idOf<CaseId>('case_id')
      .notNull()
      .references(() => cases.id),
    visitedOn: day('visited_on').notNull(),
    outcome: slug<VisitOutcome>('outcome').notNull(),
    findings: words('findings').notNull(),
    /** What is left to put right; null when nothing is. */
    reserves: words('reserves'),
    visitedBy: idOf<AccountId>('visited_by').references(() => accounts.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index('conformity_visit_case').on(t.caseId, t.id),
    index('conformity_visit_by').on(t.visitedBy),
    check(
      'conformity_visit_outcome',
      sql`${t.outcome} IN (${sql.raw(VISIT_OUTCOMES.map((outcome) => `'${outcome}'`).join(', '))})`,
    ),
    check('conformity_visit_reserves', sql`(${t.outcome} = 'conforming') = (${t.reserves} IS NULL)`),
  ],
);
