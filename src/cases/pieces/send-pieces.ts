import type { Context } from '../../context.ts';
import { recordFile, storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { accountOf } from '../acting.ts';
import { mustBeUnlocked, putRight } from '../application/save-answers.ts';
import { type ApplicationPiece, type DocumentType, SENSITIVE_DOCUMENTS } from '../case.ts';
import { saveCase } from '../case-store.ts';
import { resumed } from '../drafts/resume-draft.ts';
import { caseForApplicant } from '../open-case.ts';
import { addVersion, documentsOf, findDocument, freeReplaced, removeDocuments } from './document-store.ts';

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };
const MOST_PIECES = 60;

const isSensitive = (type: DocumentType): boolean => SENSITIVE_DOCUMENTS.includes(type);

/**
 * Keeps a piece that the owner sends: typed by its content, cleaned, encrypted at rest when it is sensitive. It takes
 * the place of refused ones of its type; the same file sent twice is kept once.
 * @throws DomainError `documents.errors.*` for a file that is not what it should be, `cases.errors.locked`
 */
export async function sendPiece(
  ctx: Context,
  caseId: number,
  type: ApplicationPiece,
  sent: SentFile,
): Promise<void> {
  await caseForApplicant(ctx.db.read, ctx, caseId);
  const file = await storeUpload(ctx, sent.bytes, { sensitive: isSensitive(type) });
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    const anchor = { anchor: 'document', target: type } as const;
    await mustBeUnlocked(d, row, anchor);
    const known = await documentsOf(d, row.id);
    const again = known.find(
      ({ hash, type: its, state }) => hash === file.hash && its === type && state === 'received',
    );
    if (again) return;
    if (known.length >= MOST_PIECES) throw refused('cases.errors.tooManyPieces', { most: MOST_PIECES });
    await recordFile(d, ctx, file);
    const added = {
      caseId: row.id,
      type,
      hash: file.hash,
      name: sent.name,
      addedBy: accountOf(ctx),
      addedAt: ctx.clock(),
    };
    const document = await addVersion(d, added, dayOf(ctx.clock()));
    await putRight(d, ctx, row, anchor);
    const draft = await resumed(d, ctx, row);
    if (draft.dueOn && draft.dueOn !== row.dueOn) await saveCase(d, row, draft);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'case.piece-sent',
        subject: { kind: 'case', id: row.id },
        data: { document: document.id, type, hash: file.hash, revision: document.revision },
      },
    );
  });
}

/** The owner takes back a piece that nobody has examined. @throws DomainError `cases.errors.locked` */
export async function removePiece(ctx: Context, caseId: number, documentId: number): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    const found = await findDocument(d, row.id, documentId as DocumentId);
    const { id, type, state } = mustExist(found, 'cases.errors.unknownPiece');
    await mustBeUnlocked(d, row, { anchor: 'document', target: type as ApplicationPiece });
    if (state !== 'received' || type === 'quote') throw refused('cases.errors.locked');
    await freeReplaced(d, id);
    await removeDocuments(d, row.id, [id]);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'case.piece-removed',
        subject: { kind: 'case', id: row.id },
        data: { document: id, type },
      },
    );
  });
}
