import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { findScan } from '../../files/files-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { refused } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import { type CaseDocument, saveDocument } from './document-store.ts';

/**
 * Within the transaction of an act that rests on pieces (a service certified): those that nobody had examined are
 * accepted in the name of whoever does it, each in the journal.
 * @throws DomainError `cases.errors.pieceRefused` when one is refused, `documents.errors.fileInQuarantine`
 */
export async function acceptPieces(d: Writer, ctx: Context, pieces: readonly CaseDocument[]): Promise<void> {
  const now = ctx.clock();
  for (const piece of pieces) {
    if (piece.state === 'refused') throw refused('cases.errors.pieceRefused');
    if ((await findScan(d, piece.hash))?.state === 'waiting')
      throw refused('documents.errors.fileInQuarantine');
    if (piece.state !== 'received') continue;
    await saveDocument(d, piece, {
      state: 'accepted',
      checkedBy: staffOf(ctx).accountId,
      checkedAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'case.piece-accepted',
        subject: { kind: 'case', id: piece.caseId },
        data: { document: piece.id, type: piece.type, problem: null },
      },
    );
  }
}
