import type { Context } from '../../context.ts';
import { type FileMime, isFileMime } from '../../files/file-kind.ts';
import { findFile } from '../../files/files-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import type { CaseRow } from '../case-store.ts';
import { type MessageFile, messageFilesOf } from './message-file-store.ts';

export type OpenedAttachment = {
  readonly file: MessageFile;
  readonly mime: FileMime;
  readonly content: Buffer;
};

/**
 * A file of the thread of a case that this person may see; those of internal notes do not exist for an owner. That staff
 * read one is noted, as for sensitive pieces.
 * @throws DomainError not-found, `documents.errors.fileInQuarantine`, `documents.errors.fileDamaged`
 */
export async function openAttachment(ctx: Context, row: CaseRow, id: number): Promise<OpenedAttachment> {
  const reader = ctx.actor.kind === 'staff' ? 'staff' : 'owner';
  const files = await messageFilesOf(ctx.db.read, row.id, reader);
  const file = mustExist(
    files.find((one) => one.id === id),
    'cases.errors.unknownPiece',
  );
  const kept = mustExist(await findFile(ctx.db.read, file.hash), 'cases.errors.unknownPiece');
  const content = await ctx.files.read(file.hash);
  if (reader === 'staff')
    await ctx.db.tx((d) =>
      appendJournal(
        d,
        { actor: ctx.actor, now: ctx.clock() },
        { action: 'case.attachment-read', subject: { kind: 'case', id: row.id }, data: { attachment: id } },
      ),
    );
  return { file, mime: isFileMime(kept.mime) ? kept.mime : 'application/pdf', content };
}
