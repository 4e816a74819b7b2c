import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { ownerOf, staffOf } from '../acting.ts';
import { ownerMailbox } from '../case-mails.ts';
import { addMessage, type CaseRow, findCaseLine, type Message } from '../case-store.ts';
import { caseForApplicant, caseForStaff } from '../open-case.ts';
import { tellMessage } from './tell-message.ts';

export type StaffMessage = {
  readonly body: string;
  readonly audience: Message['audience'];
  readonly needsAnswer?: boolean;
};

/** A message from staff to the owner, who gets it by mail too; or an internal note, which only staff ever see. */
export async function writeAsStaff(
  ctx: Context,
  ref: string,
  { body, audience, needsAnswer = false }: StaffMessage,
): Promise<Message> {
  const { accountId } = staffOf(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const message = await write(d, ctx, row, { author: accountId, audience, body, needsAnswer });
    if (audience === 'staff') return message;
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    if (!ownerMailbox(line)) throw refused('cases.errors.noMailbox');
    await tellMessage(d, ctx, line, message, 'owner');
    return message;
  });
}

/** A message from the owner; the officer in charge gets it by mail, if there is one yet. */
export async function writeAsOwner(ctx: Context, caseId: number, body: string): Promise<Message> {
  const { accountId } = ownerOf(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.ref === null) throw refused('cases.errors.notFiledYet');
    const message = await write(d, ctx, row, { author: accountId, audience: 'all', body });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    await tellMessage(d, ctx, line, message, 'officer');
    return message;
  });
}

async function write(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  message: Pick<Message, 'author' | 'audience' | 'body'> & Partial<Pick<Message, 'needsAnswer'>>,
): Promise<Message> {
  const now = ctx.clock();
  const written = await addMessage(d, { ...message, caseId: row.id, at: now });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: message.audience === 'staff' ? 'case.note-written' : 'case.message-sent',
      subject: { kind: 'case', id: row.id },
      data: { message: written.id },
    },
  );
  return written;
}
