import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { findAccount } from '../../people/people-queries.ts';
import { refused } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { staffOf } from '../acting.ts';
import { type CaseRow, saveCase } from '../case-store.ts';
import { hasEnded } from '../case-workflow.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';

/** An officer begins to examine a case, which becomes theirs unless somebody has it already. */
export async function takeUp(ctx: Context, ref: string, version: number): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'take-up', version)) === 'before') return { done: 'before', case: row };
    const assignedTo = row.assignedTo ?? staffOf(ctx).accountId;
    const moved = await moveCase(d, ctx, row, 'take-up', { changes: { assignedTo }, data: { assignedTo } });
    return { done: 'now', case: moved };
  });
}

/**
 * Gives a case to a member of staff, or to nobody (null).
 * @throws DomainError `cases.errors.notAssignable` for an account that is closed or not staff
 */
export async function assignCase(ctx: Context, ref: string, to: AccountId | null): Promise<CaseRow> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if (row.assignedTo === to) return row;
    const account = to === null ? null : await findAccount(d, to);
    if (to !== null && (account?.kind !== 'staff' || !account.active || account.role === 'administrator'))
      throw refused('cases.errors.notAssignable');
    if (hasEnded(row.state)) throw refused('cases.errors.notNow');
    const saved = await saveCase(d, row, { assignedTo: to, updatedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'case.assigned',
        subject: { kind: 'case', id: row.id },
        data: { from: row.assignedTo, to },
      },
    );
    return saved;
  });
}
