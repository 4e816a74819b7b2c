import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { ledger } from './budget-table.ts';

/** Cents ordered for each case, from the ledger; an order that the accountant refused is taken off. */
export async function orderedByCase(d: Reader): Promise<Map<number, number>> {
  const rows = d
    .select({
      caseId: ledger.caseId,
      total: sql<number>`sum(iif(${ledger.kind} = 'unorder', -1, 1) * ${ledger.amount})`,
    })
    .from(ledger)
    .where(and(inArray(ledger.kind, ['order', 'unorder']), isNotNull(ledger.caseId)))
    .groupBy(ledger.caseId)
    .all();
  return new Map(rows.map((row) => [Number(row.caseId), row.total]));
}
