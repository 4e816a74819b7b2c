import { issueAct } from '../../agreements/acts/issue-act.ts';
import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { dayOf } from '../../shared/dates.ts';
import { conflict, forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { AppealId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { canDo } from '../case-workflow.ts';
import { reopenIn } from '../decision/reopen-case.ts';
import { caseForStaff } from '../open-case.ts';
import { type AppealState, isInTime } from './appeal.ts';
import { type Appeal, findAppeal, saveAppeal } from './appeal-store.ts';

export type AppealAnswer = {
  readonly version: number;
  readonly outcome: Exclude<AppealState, 'open'>;
  readonly reason: string;
};

/**
 * Answers an appeal, by somebody else than who decided, with reasons that go into the letter. Allowed: the case is opened
 * again where it stood. Out of time, it can only be found inadmissible. Answered twice, it is answered once.
 * @throws DomainError forbidden, conflict, `appeals.errors.samePerson`, `.inTime`, `.late`, `.tooFar`, those of reopenIn
 */
export async function answerAppeal(
  ctx: Context,
  ref: string,
  id: AppealId,
  answer: AppealAnswer,
): Promise<'now' | 'before'> {
  const now = ctx.clock();
  const { accountId, role } = staffOf(ctx);
  if (!allows(role, 'cases.reopen')) throw forbidden('web.errors.forbidden');
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const appeal = mustExist(await findAppeal(d, id), 'appeals.errors.unknown');
    if (appeal.caseId !== row.id) throw refused('appeals.errors.unknown');
    if (appeal.state === answer.outcome) return 'before';
    if (appeal.state !== 'open' || appeal.version !== answer.version)
      throw conflict('web.errors.changedMeanwhile');
    if (appeal.contestedBy === accountId) throw refused('appeals.errors.samePerson');
    mustFit(ctx, appeal, answer);
    const { outcome, reason } = answer;
    await saveAppeal(d, appeal, { state: outcome, reason, decidedBy: accountId, decidedAt: now });
    if (outcome === 'allowed' && !canDo(row.state, 'reopen')) throw refused('appeals.errors.tooFar');
    const standing = outcome === 'allowed' ? await reopenIn(d, ctx, row, reason) : row;
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: `appeal.${outcome}`,
        subject: { kind: 'case', id: row.id },
        data: { appeal: id, contested: appeal.contested },
      },
    );
    const { kind, contested, receivedOn } = appeal;
    await issueAct(d, ctx, standing, {
      kind: 'appeal-decision',
      appealKind: kind,
      contested,
      receivedOn,
      outcome,
      reason,
      decidedOn: dayOf(now),
    });
    return 'now';
  });
}

function mustFit({ programme }: Context, appeal: Appeal, { outcome }: AppealAnswer): void {
  const inTime = isInTime(programme, appeal.notifiedOn, appeal.receivedOn);
  if (inTime && outcome === 'inadmissible') throw refused('appeals.errors.inTime');
  if (!inTime && outcome !== 'inadmissible') throw refused('appeals.errors.late');
}
