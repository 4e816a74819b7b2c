import { and, asc, eq, inArray, isNotNull, lte, notInArray } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import { appeals } from '../appeal/appeal-table.ts';
import type { CaseLine } from '../case-store.ts';
import { cases } from '../case-table.ts';
import { ENDED } from '../case-workflow.ts';
import { caseLines } from '../list/case-line-table.ts';

/** Living cases whose delay ends by that day, the latest first to end, drafts left out. */
export async function casesDueBy(d: Reader, by: Day, most: number): Promise<CaseLine[]> {
  return d
    .select()
    .from(caseLines)
    .where(
      and(
        isNotNull(caseLines.dueOn),
        lte(caseLines.dueOn, by),
        notInArray(caseLines.state, ['draft', ...ENDED]),
      ),
    )
    .orderBy(asc(caseLines.dueOn), asc(caseLines.id))
    .limit(most)
    .all();
}

/** Open appeals to be answered by that day, with the case they are about. */
export async function appealsDueBy(
  d: Reader,
  by: Day,
): Promise<{ readonly line: CaseLine; readonly replyDue: Day }[]> {
  const open = d
    .select({ caseId: appeals.caseId, replyDue: appeals.replyDue })
    .from(appeals)
    .innerJoin(cases, eq(cases.id, appeals.caseId))
    .where(and(eq(appeals.state, 'open'), lte(appeals.replyDue, by)))
    .orderBy(asc(appeals.replyDue))
    .all();
  const lines = d
    .select()
    .from(caseLines)
    .where(
      inArray(
        caseLines.id,
        open.map(({ caseId }) => caseId),
      ),
    )
    .all();
  return open.flatMap(({ caseId, replyDue }) => {
    const line = lines.find(({ id }) => id === caseId);
    return line ? [{ line, replyDue }] : [];
  });
}
