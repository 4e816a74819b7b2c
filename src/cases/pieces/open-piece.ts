import type { Context } from '../../context.ts';
import { type FileMime, isFileMime } from '../../files/file-kind.ts';
import { findFile } from '../../files/files-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { type DocumentType, SENSITIVE_DOCUMENTS } from '../case.ts';
import type { CaseRow } from '../case-store.ts';
import { type CaseDocument, findDocument } from './document-store.ts';

export type OpenedPiece = {
  readonly document: CaseDocument;
  readonly mime: FileMime;
  readonly content: Buffer;
};

/**
 * The content of a piece of a case that this person may see. That somebody of the service reads a sensitive one (bank
 * details, income) is noted before a single byte leaves (data protection); an owner reads their own freely.
 * @throws DomainError not-found, `documents.errors.fileInQuarantine`, `documents.errors.fileDamaged`
 */
export async function openPiece(ctx: Context, row: CaseRow, id: number): Promise<OpenedPiece> {
  const document = mustExist(
    await findDocument(ctx.db.read, row.id, id as DocumentId),
    'cases.errors.unknownPiece',
  );
  const file = mustExist(await findFile(ctx.db.read, document.hash), 'cases.errors.unknownPiece');
  const content = await ctx.files.read(document.hash);
  if (ctx.actor.kind === 'staff' && SENSITIVE_DOCUMENTS.includes(document.type as DocumentType))
    await ctx.db.tx((d) =>
      appendJournal(
        d,
        { actor: ctx.actor, now: ctx.clock() },
        {
          action: 'case.piece-read',
          subject: { kind: 'case', id: row.id },
          data: { document: document.id, type: document.type },
        },
      ),
    );
  return { document, mime: isFileMime(file.mime) ? file.mime : 'application/pdf', content };
}
