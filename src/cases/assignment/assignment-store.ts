import { and, asc, count, eq, isNotNull, notInArray } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { CaseLine } from '../case-store.ts';
import { cases } from '../case-table.ts';
import { ENDED } from '../case-workflow.ts';
import { caseLines } from '../list/case-line-table.ts';

/** Cases in hand of one person, oldest first. */
export async function openCasesOf(d: Reader, accountId: AccountId): Promise<CaseLine[]> {
  return d
    .select()
    .from(caseLines)
    .where(and(eq(caseLines.assignedTo, accountId), notInArray(caseLines.state, [...ENDED])))
    .orderBy(asc(caseLines.id))
    .all();
}

/** How many cases each person has in hand. */
export async function openCaseCounts(d: Reader): Promise<ReadonlyMap<AccountId, number>> {
  const rows = d
    .select({ id: cases.assignedTo, n: count() })
    .from(cases)
    .where(and(isNotNull(cases.assignedTo), notInArray(cases.state, [...ENDED])))
    .groupBy(cases.assignedTo)
    .all();
  return new Map(rows.flatMap(({ id, n }) => (id === null ? [] : [[id, n] as const])));
}
