import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, type StoredFile, storeUpload } from '../../files/keep-file.ts';
import type { SpellId, UnitDocumentId, UnitId } from '../../shared/ids.ts';
import type { UnitDocumentKind } from './unit-document.ts';
import { addUnitDocument } from './unit-document-store.ts';

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };
type About = {
  readonly kind: UnitDocumentKind;
  readonly label: string;
  readonly spellId?: SpellId | null;
};

/** Checks and keeps a file, encrypted: it may name people. Call it before the transaction. */
export const storePaper = (ctx: Context, file: SentFile): Promise<StoredFile> =>
  storeUpload(ctx, file.bytes, { sensitive: true });

/** Ties a stored file to a unit, inside the transaction of the deed it proves. */
export async function attachPaper(
  d: Writer,
  ctx: Context,
  unitId: UnitId,
  stored: StoredFile,
  { kind, label, spellId = null }: About,
): Promise<UnitDocumentId> {
  await recordFile(d, ctx, stored);
  return addUnitDocument(d, {
    unitId,
    kind,
    label,
    spellId,
    hash: stored.hash,
    addedBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
    addedAt: ctx.clock(),
  });
}
