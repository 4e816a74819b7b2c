import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { formatterFor } from '../../i18n/format.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { DomainError, mustExist, refused } from '../../shared/errors.ts';
import { ownerOf } from '../acting.ts';
import { officerMailbox } from '../case-mails.ts';
import { type CaseRow, findCaseLine, stepsOf } from '../case-store.ts';
import { caseForOwner } from '../open-case.ts';
import { attachPiece } from '../pieces/attach-piece.ts';
import { type AppealKind, type Contested, isInTime, lastDayToAppeal } from './appeal.ts';
import { appealHandedInMail } from './appeal-mails.ts';
import { type Appeal, openAppeal } from './appeal-store.ts';
import { contestedStep, keepAppeal } from './register-appeal.ts';

/** A decision that the owner may still contest on line, and until when. */
export type OpenToAppeal = {
  readonly contested: Contested;
  readonly notifiedOn: Day;
  readonly last: Day;
};

/** The decision of a case that its owner may contest today; null when there is none, an appeal runs, or the delay is over. */
export async function openToAppeal(d: Reader, ctx: Context, row: CaseRow): Promise<OpenToAppeal | null> {
  const found = await contestable(d, ctx, row);
  return found instanceof DomainError ? null : found;
}

/** What may be contested, or why nothing may. */
async function contestable(d: Reader, ctx: Context, row: CaseRow): Promise<OpenToAppeal | DomainError> {
  const step = contestedStep(await stepsOf(d, row.id));
  if (!step) return refused('appeals.errors.nothing');
  if (await openAppeal(d, row.id)) return refused('appeals.errors.already');
  // The letter is sent on line: the day of the decision is that of its notification.
  const notifiedOn = dayOf(step.at);
  const last = lastDayToAppeal(ctx.programme, notifiedOn);
  if (!isInTime(ctx.programme, notifiedOn, dayOf(ctx.clock())))
    return refused('appeals.errors.tooLate', { day: formatterFor(ctx.locale).day(last) });
  return { contested: step.action, notifiedOn, last };
}

async function mustBeContestable(d: Reader, ctx: Context, row: CaseRow): Promise<OpenToAppeal> {
  const found = await contestable(d, ctx, row);
  if (found instanceof DomainError) throw found;
  return found;
}

/**
 * The owner contests a decision on line, inside the delay, with reasons and, if they wish, a document. Afterwards a letter
 * is still received at the desk, where its lateness is judged.
 * @throws DomainError `appeals.errors.{nothing,already,tooLate}`, those of `storeUpload`
 */
export async function handInAppeal(
  ctx: Context,
  caseId: number,
  handed: { readonly kind: AppealKind; readonly arguments: string },
  file: { readonly name: string; readonly bytes: Uint8Array } | null,
): Promise<Appeal> {
  const { accountId } = ownerOf(ctx);
  // Says why not before a file is stored.
  await mustBeContestable(ctx.db.read, ctx, await caseForOwner(ctx.db.read, ctx, caseId));
  const stored = file && (await storeUpload(ctx, file.bytes));
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    const open = await mustBeContestable(d, ctx, row);
    const appeal = await keepAppeal(d, ctx, row, {
      ...handed,
      notifiedOn: open.notifiedOn,
      receivedOn: dayOf(ctx.clock()),
      registeredBy: accountId,
    });
    if (stored && file) await attachPiece(d, ctx, row.id, { type: 'other', name: file.name, file: stored });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = officerMailbox(line);
    if (box)
      await promiseMail(
        d,
        ctx.clock(),
        appealHandedInMail(ctx, box, line, appeal),
        `appeal-${appeal.id}:handed-in`,
      );
    return appeal;
  });
}
