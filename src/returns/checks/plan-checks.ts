import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { addDays, type Day, dayOf } from '../../shared/dates.ts';
import type { CaseId } from '../../shared/ids.ts';
import { undertakingsOf } from '../return-store.ts';
import { lastTerm } from '../undertaking.ts';
import { plannedChecks } from './check.ts';
import { addChecks, unplannedReturns } from './check-store.ts';

/** Writes down what will be asked of a home that has just returned, inside the transaction that records it. */
export async function planChecks(
  d: Writer,
  found: { readonly id: number; readonly caseId: CaseId; readonly occupiedOn: Day },
  from: Day = found.occupiedOn,
): Promise<void> {
  const last = lastTerm(await undertakingsOf(d, found.caseId));
  const planned = plannedChecks(found.occupiedOn, last).filter(({ dueOn }) => dueOn >= from);
  await addChecks(
    d,
    planned.map((check) => ({ ...check, caseId: found.caseId, returnId: found.id })),
  );
}

/** A question about a day long past would be answered from memory: it is not asked. */
const LATE_DAYS = 30;

/** Plans what an older version of the software did not, from now on. */
export async function planMissingChecks(ctx: Context): Promise<void> {
  const from = addDays(dayOf(ctx.clock()), -LATE_DAYS);
  for (const found of await unplannedReturns(ctx.db.read)) await ctx.db.tx((d) => planChecks(d, found, from));
}
