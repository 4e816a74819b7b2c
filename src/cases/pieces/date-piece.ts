import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Day } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { caseForStaff } from '../open-case.ts';
import { findDocument, saveDates } from './document-store.ts';
import { datesRead, expiryOf } from './piece-expiry.ts';

/**
 * An officer notes the date read on a piece (piece-expiry.ts says which): until when it is worth something follows.
 * `read` null takes the date away. @throws DomainError `cases.errors.notNow` for a type that does not expire, not-found
 */
export async function datePiece(ctx: Context, ref: string, id: number, read: Day | null): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const document = mustExist(await findDocument(d, row.id, id as DocumentId), 'cases.errors.unknownPiece');
    const kind = expiryOf(document.type);
    if (kind === null) throw refused('cases.errors.notNow');
    const dates = read === null ? { datedOn: null, validUntil: null } : datesRead(kind, read);
    await saveDates(d, document, dates);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'case.piece-dated',
        subject: { kind: 'case', id: row.id },
        data: { document: document.id, type: document.type, ...dates },
      },
    );
  });
}
