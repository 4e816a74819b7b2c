import { issueAct } from '../../agreements/acts/issue-act.ts';
import { freeAward } from '../../budget/draw-on-envelope.ts';
import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { CaseRow } from '../case-store.ts';
import { canDo } from '../case-workflow.ts';
import { openExtension } from '../clock/clock-store.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';

/** A delay of the owner is over: lapse may be declared, by somebody and with a reason, never by the calendar alone. */
export const mayLapse = ({ state, dueOn }: Pick<CaseRow, 'state' | 'dueOn'>, today: Day): boolean =>
  canDo(state, 'lapse') && dueOn !== null && dueOn < today;

/**
 * Declares that an award has lapsed: what it still held is freed and the owner is written, with reasons and remedies.
 * @throws DomainError `cases.errors.notLapsed`, `cases.errors.extensionAsked`, and those of readyFor
 */
export async function lapseCase(
  ctx: Context,
  ref: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Outcome> {
  const today = dayOf(ctx.clock());
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'lapse', version)) === 'before') return { done: 'before', case: row };
    if (!mayLapse(row, today)) throw refused('cases.errors.notLapsed');
    if (await openExtension(d, row.id)) throw refused('cases.errors.extensionAsked');
    await freeAward(d, ctx, row.id, `v${row.version}`);
    const moved = await moveCase(d, ctx, row, 'lapse', {
      changes: { decisionReason: reason },
      note: reason,
      data: { dueOn: row.dueOn },
    });
    await issueAct(d, ctx, moved, {
      kind: 'decision-lapse',
      decidedOn: today,
      dueOn: mustExist(row.dueOn, 'cases.errors.notLapsed'),
      reason,
    });
    return { done: 'now', case: moved };
  });
}
