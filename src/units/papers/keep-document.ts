import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { isFileMime } from '../../files/file-kind.ts';
import { recordFile, type StoredFile, storeFile, storeUpload } from '../../files/keep-file.ts';
import { makeThumbnail } from '../../files/make-thumbnail.ts';
import type { SpellId, UnitDocumentId, UnitId } from '../../shared/ids.ts';
import type { UnitDocumentKind } from './unit-document.ts';
import { addUnitDocument } from './unit-document-store.ts';

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };
export type StoredPaper = { readonly file: StoredFile; readonly thumbnail: StoredFile | null };
type About = {
  readonly kind: UnitDocumentKind;
  readonly label: string;
  readonly spellId?: SpellId | null;
};

/** Checks and keeps a file and its thumbnail, encrypted: it may name people. Call it before the transaction. */
export async function storePaper(ctx: Context, sent: SentFile): Promise<StoredPaper> {
  const file = await storeUpload(ctx, sent.bytes, { sensitive: true });
  return { file, thumbnail: await storeThumbnail(ctx, file) };
}

async function storeThumbnail(
  ctx: Context,
  { hash, mime, quarantined }: StoredFile,
): Promise<StoredFile | null> {
  // Nothing is drawn from what the scanner has not read yet.
  if (quarantined || !isFileMime(mime) || mime === 'application/pdf') return null;
  const small = await makeThumbnail(await ctx.files.read(hash), mime);
  return small === null ? null : storeFile(ctx, small, 'image/jpeg', { sensitive: true });
}

/** Ties a stored file to a unit, inside the transaction of the deed it proves. */
export async function attachPaper(
  d: Writer,
  ctx: Context,
  unitId: UnitId,
  { file, thumbnail }: StoredPaper,
  { kind, label, spellId = null }: About,
): Promise<UnitDocumentId> {
  await recordFile(d, ctx, file);
  if (thumbnail !== null) await recordFile(d, ctx, thumbnail);
  return addUnitDocument(d, {
    unitId,
    kind,
    label,
    spellId,
    hash: file.hash,
    thumbnail: thumbnail?.hash ?? null,
    addedBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
    addedAt: ctx.clock(),
  });
}
