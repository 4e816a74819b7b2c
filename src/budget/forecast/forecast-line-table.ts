import { and, eq, inArray, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { caseSteps, cases } from '../../cases/case-table.ts';
import { ledger, paymentRequests } from '../budget-table.ts';
import { PAYING_STATES } from './forecast.ts';

/** What each case on its way holds in the ledger, by kind. Not stored: a reading. */
export const pendingMovements = new QueryBuilder()
  .select({
    caseId: cases.id,
    ref: cases.ref,
    state: cases.state,
    since: cases.stateSince,
    kind: ledger.kind,
    amount: ledger.amount,
  })
  .from(cases)
  .innerJoin(ledger, eq(ledger.caseId, cases.id))
  .where(inArray(cases.state, [...PAYING_STATES]))
  .as('pending_movement');

/** Entries of cases in a state, with the day their balance was ordered. Not stored: a reading. */
export const observedDelays = new QueryBuilder()
  .select({
    state: caseSteps.toState,
    at: caseSteps.at,
    orderedAt: sql<string>`${paymentRequests.orderedAt}`.as('balance_ordered_at'),
  })
  .from(caseSteps)
  .innerJoin(
    paymentRequests,
    and(eq(paymentRequests.caseId, caseSteps.caseId), eq(paymentRequests.kind, 'balance')),
  )
  .where(sql`${paymentRequests.state} IN ('ordered', 'paid')`)
  .as('observed_delay');
