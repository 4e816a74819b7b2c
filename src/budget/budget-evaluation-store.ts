import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { ledger } from './budget-table.ts';

/** Cents ordered for each case, from the ledger. */
export async function orderedByCase(d: Reader): Promise<Map<number, number>> {
  const rows = d
    .select({ caseId: ledger.caseId, total: sql<number>`sum(${ledger.amount})` })
    .from(ledger)
    .where(and(eq(ledger.kind, 'order'), isNotNull(ledger.caseId)))
    .groupBy(ledger.caseId)
    .all();
  return new Map(rows.map((row) => [Number(row.caseId), row.total]));
}
