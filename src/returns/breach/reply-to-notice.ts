import { officerMailbox } from '../../cases/case-mails.ts';
import { findCaseById, findCaseLine } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import { attachPiece } from '../../cases/pieces/attach-piece.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { type StoredFile, storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { openLink, useLink } from '../links/give-link.ts';
import { repliedMail } from './breach-mails.ts';
import { type Breach, findBreach, saveBreach } from './breach-store.ts';
import { breachSeen } from './notice-breach.ts';

export type Reply = {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};
type Kept = { readonly text: string; readonly pieces: readonly { name: string; file: StoredFile }[] };

/** The owner answers the notice from its link, once, with the pieces they wish. @throws DomainError `breaches.errors.*` */
export async function replyOnLine(ctx: Context, token: string, reply: Reply): Promise<Breach> {
  const { open } = await openLink(ctx.db.read, ctx, 'breach', token);
  if (!open) throw refused('breaches.errors.linkDead');
  const kept = await keep(ctx, reply);
  return ctx.db.tx(async (d) => {
    const id = await useLink(d, ctx, 'breach', token);
    const breach = mustExist(await findBreach(d, id), 'breaches.errors.unknown');
    return record(d, ctx, breach, kept, 'link');
  });
}

/** An answer that came on paper or by word of mouth, written down by an officer. */
export async function recordReply(
  ctx: Context,
  ref: string,
  id: number,
  version: number,
  reply: Reply,
): Promise<Breach> {
  const kept = await keep(ctx, reply);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    return record(d, ctx, await breachSeen(d, row, id, version), kept, 'officer');
  });
}

async function keep(ctx: Context, { text, files }: Reply): Promise<Kept> {
  if (text.trim() === '') throw invalid('breaches.errors.replyNeeded');
  const pieces: Kept['pieces'][number][] = [];
  for (const { name, bytes } of files) pieces.push({ name, file: await storeUpload(ctx, bytes) });
  return { text: text.trim(), pieces };
}

async function record(
  d: Writer,
  ctx: Context,
  breach: Breach,
  { text, pieces }: Kept,
  by: 'link' | 'officer',
): Promise<Breach> {
  if (breach.state !== 'noticed') throw conflict('breaches.errors.repliedAlready');
  const replyPieces: DocumentId[] = [];
  for (const { name, file } of pieces)
    replyPieces.push(await attachPiece(d, ctx, breach.caseId, { type: 'other', name, file }));
  const now = ctx.clock();
  const saved = await saveBreach(d, breach, { state: 'replied', reply: text, repliedAt: now, replyPieces });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'breach.replied',
      subject: { kind: 'case', id: breach.caseId },
      data: { breach: breach.id, by, pieces: replyPieces },
    },
  );
  if (by === 'link') await tellOfficer(d, ctx, saved);
  return saved;
}

async function tellOfficer(d: Writer, ctx: Context, breach: Breach): Promise<void> {
  const row = mustExist(await findCaseById(d, breach.caseId), 'cases.errors.unknown');
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const box = officerMailbox(line);
  if (!box) return;
  const mail = repliedMail(ctx, box, { ref: row.ref ?? '', address: line.address, breach: breach.id });
  await promiseMail(d, ctx.clock(), mail, `breach-${breach.id}:replied`);
}
