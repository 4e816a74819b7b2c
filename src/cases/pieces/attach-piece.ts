import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, type StoredFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { CaseId, DocumentId } from '../../shared/ids.ts';
import { staffOf } from '../acting.ts';
import type { DocumentType } from '../case.ts';
import { addDocument } from './document-store.ts';

/**
 * Puts a stored file among the pieces of a case, inside the transaction of the deed it proves (an invoice, bank
 * details, a lease). The caller has checked that the piece is due now.
 */
export async function attachPiece(
  d: Writer,
  ctx: Context,
  caseId: CaseId,
  piece: {
    readonly type: DocumentType;
    readonly name: string;
    readonly file: StoredFile;
    /** Staff have read it before they put it there: the deed rests on what it says. */
    readonly read?: boolean;
  },
): Promise<DocumentId> {
  const { type, name, file } = piece;
  await recordFile(d, ctx, file);
  const document = await addDocument(d, {
    caseId,
    type,
    hash: file.hash,
    name,
    addedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    addedAt: ctx.clock(),
    ...(piece.read && { state: 'accepted', checkedBy: staffOf(ctx).accountId, checkedAt: ctx.clock() }),
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'case.piece-sent',
      subject: { kind: 'case', id: caseId },
      data: { document: document.id, type, hash: file.hash },
    },
  );
  return document.id;
}
