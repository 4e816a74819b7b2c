import { issueAct } from '../../agreements/acts/issue-act.ts';
import { freeAward } from '../../budget/draw-on-envelope.ts';
import type { Context } from '../../context.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { mustExist } from '../../shared/errors.ts';
import { officerMailbox, withdrawnMail } from '../case-mails.ts';
import { findCaseLine } from '../case-store.ts';
import { moveCase } from '../move-case.ts';
import { caseForApplicant, caseForStaff, type Outcome, readyFor } from '../open-case.ts';

type Ending = { readonly version: number; readonly reason: string };

/** Closes an application without a decision on its merits (not followed up, without object); the owner is written why. */
export async function dismissCase(ctx: Context, ref: string, { version, reason }: Ending): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'dismiss', version)) === 'before') return { done: 'before', case: row };
    const moved = await moveCase(d, ctx, row, 'dismiss', {
      changes: { decisionReason: reason },
      note: reason,
    });
    await issueAct(d, ctx, moved, 'decision-dismissal');
    return { done: 'now', case: moved };
  });
}

/** The owner gives up: a draft is thrown away, a case in hand is withdrawn and whatever it held in the budget freed. */
export async function withdrawCase(
  ctx: Context,
  caseId: number,
  { version, reason }: Ending,
): Promise<Outcome> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    const action = row.state === 'draft' ? 'abandon' : 'withdraw';
    if (row.state === 'withdrawn') return { done: 'before', case: row };
    if ((await readyFor(d, ctx, row, action, version)) === 'before') return { done: 'before', case: row };
    await freeAward(d, ctx, row.id, `v${row.version}`);
    const moved = await moveCase(d, ctx, row, action, { note: reason });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = officerMailbox(line);
    if (box) await promiseMail(d, now, withdrawnMail(ctx, box, line, reason), `case-${row.id}:withdrawn`);
    return { done: 'now', case: moved };
  });
}
