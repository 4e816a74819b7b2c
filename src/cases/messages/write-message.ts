import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import { ownerOf, staffOf } from '../acting.ts';
import { ownerMailbox } from '../case-mails.ts';
import { addMessage, type CaseRow, findCaseLine, type Message } from '../case-store.ts';
import { caseForApplicant, caseForStaff } from '../open-case.ts';
import { type Attachment, keepAttachments, type SentFile, takeAttachments } from './attachments.ts';
import { tellMessage } from './tell-message.ts';

export type StaffMessage = {
  readonly body: string;
  readonly audience: Message['audience'];
  readonly needsAnswer?: boolean;
  readonly files?: readonly SentFile[];
};

/** A message from staff to the owner, who gets it by mail too; or an internal note, which only staff ever see. */
export async function writeAsStaff(
  ctx: Context,
  ref: string,
  { body, audience, needsAnswer = false, files = [] }: StaffMessage,
): Promise<Message> {
  const { accountId } = staffOf(ctx);
  await caseForStaff(ctx.db.read, ctx, ref);
  const attachments = await takeAttachments(ctx, files);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const message = await write(d, ctx, row, { author: accountId, audience, body, needsAnswer }, attachments);
    if (audience === 'staff') return message;
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    if (!ownerMailbox(line)) throw refused('cases.errors.noMailbox');
    await tellMessage(d, ctx, line, { ...message, files: attachments.length }, 'owner');
    return message;
  });
}

/** A message from the owner; the officer in charge gets it by mail, if there is one yet. */
export async function writeAsOwner(
  ctx: Context,
  caseId: number,
  body: string,
  files: readonly SentFile[] = [],
): Promise<Message> {
  const { accountId } = ownerOf(ctx);
  await caseForApplicant(ctx.db.read, ctx, caseId);
  const attachments = await takeAttachments(ctx, files);
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.ref === null) throw refused('cases.errors.notFiledYet');
    const message = await write(d, ctx, row, { author: accountId, audience: 'all', body }, attachments);
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    await tellMessage(d, ctx, line, { ...message, files: attachments.length }, 'officer');
    return message;
  });
}

async function write(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  message: Pick<Message, 'author' | 'audience' | 'body'> & Partial<Pick<Message, 'needsAnswer'>>,
  attachments: readonly Attachment[],
): Promise<Message> {
  const now = ctx.clock();
  const written = await addMessage(d, { ...message, caseId: row.id, at: now });
  await keepAttachments(d, ctx, written.id, attachments);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: message.audience === 'staff' ? 'case.note-written' : 'case.message-sent',
      subject: { kind: 'case', id: row.id },
      data: { message: written.id, files: attachments.map(({ file }) => file.hash) },
    },
  );
  return written;
}
