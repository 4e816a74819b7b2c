import { sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { dayOf, type Instant } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { daysFrom, PAYING_STATES, type PayingState, type Pending } from './forecast.ts';
import { observedDelays, pendingMovements } from './forecast-line-table.ts';

const SIGN = sql<number>`CASE ${pendingMovements.kind} WHEN 'engage' THEN 1 WHEN 'unorder' THEN 1
  WHEN 'release' THEN -1 WHEN 'order' THEN -1 ELSE 0 END`;

/** Cases that hold money engaged and not ordered. */
export async function pendingCases(d: Reader): Promise<Pending[]> {
  const rows = d
    .select({
      caseId: pendingMovements.caseId,
      ref: pendingMovements.ref,
      state: pendingMovements.state,
      since: pendingMovements.since,
      total: sql<number>`sum(${SIGN} * ${pendingMovements.amount})`,
    })
    .from(pendingMovements)
    .groupBy(pendingMovements.caseId)
    .all();
  return rows
    .filter(({ total }) => total > 0)
    .map(({ caseId, ref, state, since, total }) => ({
      caseId,
      ref: ref ?? '',
      state: state as PayingState,
      since: dayOf(since),
      amount: cents(total),
    }));
}

/** Days from each state to the balance ordered, one figure a case that had it. */
export async function observedDays(d: Reader): Promise<Record<PayingState, number[]>> {
  const days = Object.fromEntries(PAYING_STATES.map((state) => [state, [] as number[]])) as Record<
    PayingState,
    number[]
  >;
  for (const { state, at, orderedAt } of d.select().from(observedDelays).all())
    if (state in days && at <= orderedAt)
      days[state as PayingState].push(daysFrom(dayOf(at), dayOf(orderedAt as Instant)));
  return days;
}
