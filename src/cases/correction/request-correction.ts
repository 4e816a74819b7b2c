import { issueAct } from '../../agreements/acts/issue-act.ts';
import type { Context } from '../../context.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import { addPeriod } from '../../programme/programme.ts';
import { type Day, dayOf, instant } from '../../shared/dates.ts';
import { invalid, mustExist } from '../../shared/errors.ts';
import { correctionMail, ownerMailbox } from '../case-mails.ts';
import { findCaseLine } from '../case-store.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';
import type { Anchor, CorrectionProblem } from './correction.ts';
import { addCorrection } from './correction-store.ts';

export type Asked = Anchor & { readonly problem: CorrectionProblem; readonly message: string };
export const CORRECTION_REMINDER = 'correction-reminder';

/**
 * Asks the owner to put right exactly these answers and pieces, which alone open to them. The authority's clock stops;
 * the owner is told by mail, and reminded while nothing has come.
 * @throws DomainError `cases.errors.nothingAsked`, `cases.errors.dueInPast`, and those of readyFor
 */
export async function requestCorrection(
  ctx: Context,
  ref: string,
  asked: { readonly version: number; readonly items: readonly Asked[]; readonly dueOn: Day },
): Promise<Outcome> {
  const now = ctx.clock();
  if (asked.items.length === 0) throw invalid('cases.errors.nothingAsked');
  if (asked.dueOn <= dayOf(now)) throw invalid('cases.errors.dueInPast');
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'request-correction', asked.version)) === 'before')
      return { done: 'before', case: row };
    const openedBy = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
    const { request, items } = await addCorrection(
      d,
      { caseId: row.id, openedBy, openedAt: now, dueOn: asked.dueOn },
      asked.items.map(({ anchor, target, problem, message }) => ({ anchor, target, problem, message })),
    );
    const moved = await moveCase(d, ctx, row, 'request-correction', {
      changes: { assignedTo: row.assignedTo ?? openedBy },
      dueOn: asked.dueOn,
      data: {
        request: request.id,
        items: items.map(({ anchor, target, problem }) => ({ anchor, target, problem })),
      },
    });
    await issueAct(d, ctx, moved, {
      kind: 'document-request',
      items: items.map(({ anchor, target, problem, message }) => ({ anchor, target, problem, message })),
      dueOn: asked.dueOn,
    });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = ownerMailbox(line);
    if (box) {
      const facts = { items, dueOn: asked.dueOn, reminder: false };
      await promiseMail(d, now, correctionMail(ctx, box, line, facts), `correction-${request.id}`);
    }
    for (const [index, delay] of ctx.programme.deadlines.correctionReminders.entries()) {
      const dueAt = instant(`${addPeriod(dayOf(now), delay)}T07:00:00Z`);
      const dedupeKey = `correction-${request.id}:reminder-${index + 1}`;
      await promiseWork(d, now, {
        kind: CORRECTION_REMINDER,
        payload: { request: request.id },
        dedupeKey,
        dueAt,
      });
    }
    return { done: 'now', case: moved };
  });
}
