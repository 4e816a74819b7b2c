import { commitmentOf } from '../../budget/budget.ts';
import { movementsOfCase } from '../../budget/budget-queries.ts';
import { freeAward } from '../../budget/draw-on-envelope.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { openAppeal } from '../appeal/appeal-store.ts';
import { ownerMailbox, reopenedMail } from '../case-mails.ts';
import { type CaseRow, findCaseLine, liveCase } from '../case-store.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';

type Reopening = { readonly version: number; readonly reason: string };

/**
 * Opens again a case that was decided or ended, with a reason that the owner is written. What it held in the budget is
 * freed; it is proposed anew by one officer and checked by another.
 * @throws DomainError `cases.errors.answerAppeal`, those of reopenIn and readyFor
 */
export async function reopenCase(
  ctx: Context,
  ref: string,
  { version, reason }: Reopening,
): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'reopen', version)) === 'before') return { done: 'before', case: row };
    if (await openAppeal(d, row.id)) throw refused('cases.errors.answerAppeal');
    return { done: 'now', case: await reopenIn(d, ctx, row, reason) };
  });
}

/**
 * The same inside the transaction of the decision that reopens it.
 * @throws DomainError `cases.errors.anotherLive` (the owner applied again meanwhile), `cases.errors.alreadyPaid`
 */
export async function reopenIn(d: Writer, ctx: Context, row: CaseRow, reason: string): Promise<CaseRow> {
  const other = await liveCase(d, row.unitId);
  if (other && other.id !== row.id) throw refused('cases.errors.anotherLive', { ref: other.ref ?? '' });
  const held = commitmentOf(await movementsOfCase(d, row.id));
  // Money that left is asked back by a recovery order, not by opening the case again.
  if (held && held.ordered > held.recovered) throw refused('cases.errors.alreadyPaid');
  await freeAward(d, ctx, row.id, `v${row.version}`);
  const moved = await moveCase(d, ctx, row, 'reopen', {
    changes: {
      calculation: null,
      proposedBy: null,
      validatedBy: null,
      awarded: null,
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    },
    note: reason,
    data: { freed: (held?.reserved ?? 0) + (held?.unordered ?? 0) },
  });
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const box = ownerMailbox(line);
  if (box)
    await promiseMail(
      d,
      ctx.clock(),
      reopenedMail(ctx, box, line, reason),
      `case-${row.id}:reopened:v${moved.version}`,
    );
  return moved;
}
