import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { forbidden, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { ownerMailbox } from '../case-mails.ts';
import { type CaseRow, type CaseStep, findCaseLine, stepsOf } from '../case-store.ts';
import { caseForStaff } from '../open-case.ts';
import { type AppealKind, CONTESTED_ACTIONS, type Contested, isInTime, silenceRejectsOn } from './appeal.ts';
import { appealReceivedMail } from './appeal-mails.ts';
import { type Appeal, addAppeal, openAppeal } from './appeal-store.ts';

export type ReceivedAppeal = {
  readonly kind: AppealKind;
  readonly notifiedOn: Day;
  readonly receivedOn: Day;
  readonly arguments: string;
};

/** The decision that stands and can be contested; null when there is none, or it was taken back. */
export function contestedStep(steps: readonly CaseStep[]): (CaseStep & { action: Contested }) | null {
  const last = steps.findLast(
    ({ action }) => action === 'reopen' || (CONTESTED_ACTIONS as readonly string[]).includes(action),
  );
  return last && last.action !== 'reopen' ? (last as CaseStep & { action: Contested }) : null;
}

/**
 * Registers the appeal of an owner, in time or not: it has a reply either way. The owner is told when it was received,
 * and from what day silence is a rejection (CRPA art. L. 112-3).
 * @throws DomainError forbidden, `appeals.errors.nothing`, `.already`, `.future`, `.beforeDecision`, `.beforeNotification`
 */
export async function registerAppeal(ctx: Context, ref: string, received: ReceivedAppeal): Promise<Appeal> {
  const now = ctx.clock();
  const { accountId, role } = staffOf(ctx);
  if (!allows(role, 'cases.appeal')) throw forbidden('web.errors.forbidden');
  if (received.receivedOn > dayOf(now)) throw invalid('appeals.errors.future');
  if (received.receivedOn < received.notifiedOn) throw invalid('appeals.errors.beforeNotification');
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    return keepAppeal(d, ctx, row, { ...received, registeredBy: accountId });
  });
}

/**
 * Keeps an appeal against the decision that stands, in the transaction of whoever registers it or hands it in, and writes
 * to the owner.
 * @throws DomainError `appeals.errors.{nothing,beforeDecision,already}`
 */
export async function keepAppeal(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  received: ReceivedAppeal & { readonly registeredBy: AccountId },
): Promise<Appeal> {
  const now = ctx.clock();
  const step = contestedStep(await stepsOf(d, row.id));
  if (!step) throw refused('appeals.errors.nothing');
  if (received.notifiedOn < dayOf(step.at)) throw invalid('appeals.errors.beforeDecision');
  if (await openAppeal(d, row.id)) throw refused('appeals.errors.already');
  const appeal = await addAppeal(d, {
    ...received,
    caseId: row.id,
    contested: step.action,
    contestedBy: step.actorId,
    replyDue: silenceRejectsOn(ctx.programme, received.receivedOn),
    registeredAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'appeal.registered',
      subject: { kind: 'case', id: row.id },
      data: {
        appeal: appeal.id,
        kind: appeal.kind,
        contested: appeal.contested,
        receivedOn: appeal.receivedOn,
        inTime: isInTime(ctx.programme, appeal.notifiedOn, appeal.receivedOn),
      },
    },
  );
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const box = ownerMailbox(line);
  if (box)
    await promiseMail(d, now, appealReceivedMail(ctx, box, line, appeal), `appeal-${appeal.id}:received`);
  return appeal;
}
