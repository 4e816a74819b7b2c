import type { Context } from '../../context.ts';
import { type FileMime, isFileMime } from '../../files/file-kind.ts';
import { findFile } from '../../files/files-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import type { UnitDocumentId, UnitId } from '../../shared/ids.ts';
import { unitForStaff } from '../unit-file/edit-unit.ts';
import { isNominative } from './unit-document.ts';
import { findUnitDocument, type UnitDocument } from './unit-document-store.ts';

/** The journal speaks of these apart from the unit: who read what is no part of a dwelling's story. */
export const DOCUMENT_SUBJECT = 'unit-document';

/**
 * The content of a document that stands. Reading a nominative one is noted before a single byte leaves.
 * @throws DomainError not-found (another unit's, set aside), forbidden outside the person’s communes
 */
export async function openDocument(
  ctx: Context,
  unitId: UnitId,
  id: UnitDocumentId,
  way: 'opened' | 'downloaded',
): Promise<{ readonly document: UnitDocument; readonly mime: FileMime; readonly content: Buffer }> {
  const document = await standingDocument(ctx, unitId, id);
  const { mime } = await fileOf(ctx, document);
  const content = await ctx.files.read(document.hash);
  if (isNominative(document.kind))
    await ctx.db.tx((d) =>
      appendJournal(
        d,
        { actor: ctx.actor, now: ctx.clock() },
        {
          action: `unit-document.${way}`,
          subject: { kind: DOCUMENT_SUBJECT, id },
          data: { unit: unitId, kind: document.kind },
        },
      ),
    );
  return { document, mime, content };
}

/** What is known of its file. @throws DomainError not-found */
export async function fileOf(
  { db }: Pick<Context, 'db'>,
  { hash }: UnitDocument,
): Promise<{ readonly mime: FileMime; readonly bytes: number }> {
  const { mime, bytes } = mustExist(await findFile(db.read, hash), 'unitLife.errors.unknownDocument');
  return { mime: isFileMime(mime) ? mime : 'application/pdf', bytes };
}

/** The small picture of one that names nobody. @throws DomainError not-found where there is none to show */
export async function openThumbnail(ctx: Context, unitId: UnitId, id: UnitDocumentId): Promise<Buffer> {
  const { kind, thumbnail } = await standingDocument(ctx, unitId, id);
  const shown = isNominative(kind) ? null : thumbnail;
  return ctx.files.read(mustExist(shown, 'unitLife.errors.unknownDocument'));
}

async function standingDocument(ctx: Context, unitId: UnitId, id: UnitDocumentId): Promise<UnitDocument> {
  const { read } = ctx.db;
  await unitForStaff(read, ctx, unitId);
  const found = await findUnitDocument(read, unitId, id);
  return mustExist(found?.removedAt === null ? found : undefined, 'unitLife.errors.unknownDocument');
}
