import { canDo } from '../../cases/case-workflow.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { addPlanned } from '../../follow-up/keep-tasks.ts';
import { translate } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { deadline } from '../../programme/programme.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import { findUnit } from '../../units/units-queries.ts';
import { boundOwner } from '../bound-owner.ts';
import { giveLink } from '../links/give-link.ts';
import type { TakerKind, TransferCause } from './transfer.ts';
import { takerMail } from './transfer-mails.ts';
import { addTransfer, type Transfer, transfersOf } from './transfer-store.ts';

export type Announced = {
  readonly cause: TransferCause;
  readonly happenedOn: Day;
  readonly takerKind: TakerKind;
  readonly takerName: string;
  readonly takerEmail: string | null;
  readonly takerAddress: string | null;
};

export const transferTaskKey = ({ id }: Pick<Transfer, 'id'>): string => `transfer-${id}`;

/** The owner says on line that the home changes hands. @throws DomainError `transfers.errors.*` */
export async function announceAsOwner(ctx: Context, caseId: number, announced: Announced): Promise<Transfer> {
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    const bound = await boundOwner(d, row);
    if (bound.id !== row.ownerId) throw refused('transfers.errors.notYours');
    return announce(d, ctx, row, announced, 'owner');
  });
}

/** An officer notes what a notary, or the owner by telephone, has said. */
export async function announceAsStaff(
  ctx: Context,
  ref: string,
  announced: Announced,
  by: 'notary' | 'officer',
): Promise<Transfer> {
  return ctx.db.tx(async (d) => announce(d, ctx, await caseForStaff(d, ctx, ref), announced, by));
}

/** Asks the taker, by a link of their own, to take the undertakings over; without a mailbox the officer writes on paper. */
async function announce(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  announced: Announced,
  by: Transfer['announcedBy'],
): Promise<Transfer> {
  const now = ctx.clock();
  const today = dayOf(now);
  if (!canDo(row.state, 'claw-back')) throw refused('transfers.errors.notFollowed');
  if (announced.happenedOn > today) throw invalid('transfers.errors.future');
  if ((await transfersOf(d, row.id)).some(({ state }) => state === 'asked'))
    throw conflict('transfers.errors.askedAlready');
  const transfer = await addTransfer(d, {
    ...announced,
    caseId: row.id,
    announcedBy: by,
    accountId: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    announcedAt: now,
    answerBy: deadline(ctx.programme, 'transferAnswer', today),
    state: 'asked',
  });
  await askTaker(d, ctx, row, transfer);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'transfer.announced',
      subject: { kind: 'case', id: row.id },
      data: {
        ref: row.ref,
        transfer: transfer.id,
        cause: announced.cause,
        happenedOn: announced.happenedOn,
        answerBy: transfer.answerBy,
        by,
      },
    },
  );
  return transfer;
}

async function askTaker(d: Writer, ctx: Context, row: CaseRow, transfer: Transfer): Promise<void> {
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const { takerEmail, answerBy } = transfer;
  if (takerEmail !== null) {
    const url = await giveLink(d, ctx, { purpose: 'transfer', subject: transfer.id, until: answerBy });
    const mail = takerMail(
      ctx,
      { to: takerEmail, locale: 'fr' },
      { address: line.address, url, until: answerBy },
    );
    await promiseMail(d, ctx.clock(), mail, `transfer-${transfer.id}:asked`);
    return;
  }
  const unit = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  const subject = translate('fr', 'transfers.task', { ref: row.ref });
  const task = { kind: 'letter' as const, subject, dueOn: dayOf(ctx.clock()), assignedTo: row.assignedTo };
  await addPlanned(d, ctx, unit, { ...task, formKey: transferTaskKey(transfer) }, true);
}
