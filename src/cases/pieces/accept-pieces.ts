import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { refused } from '../../shared/errors.ts';
import type { CaseDocument } from './document-store.ts';
import { keepVerdict, mustBeReadable } from './keep-verdict.ts';

/**
 * Within the transaction of an act that rests on pieces (a service certified): those that nobody had examined are
 * accepted in the name of whoever does it, each in the journal.
 * @throws DomainError `cases.errors.pieceRefused` when one is refused, `documents.errors.fileInQuarantine`
 */
export async function acceptPieces(d: Writer, ctx: Context, pieces: readonly CaseDocument[]): Promise<void> {
  for (const piece of pieces) {
    if (piece.state === 'refused') throw refused('cases.errors.pieceRefused');
    await mustBeReadable(d, piece);
    if (piece.state === 'received') await keepVerdict(d, ctx, piece, { state: 'accepted' });
  }
}
