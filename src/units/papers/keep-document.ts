import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, type StoredFile, storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import type { SpellId, UnitDocumentId, UnitId } from '../../shared/ids.ts';
import { unitForStaff } from '../edit-unit.ts';
import type { UnitDocumentKind } from './unit-document.ts';
import { addUnitDocument, findUnitDocument, markRemoved } from './unit-document-store.ts';

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

/** Keeps a document with a unit. @throws DomainError of the files room for anything but a plain PDF, JPEG or PNG */
export async function keepDocument(
  ctx: Context,
  unitId: UnitId,
  file: SentFile,
  kind: UnitDocumentKind,
  label: string,
): Promise<void> {
  await unitForStaff(ctx.db.read, ctx, unitId);
  const stored = await storePaper(ctx, file);
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const document = await attachPaper(d, ctx, unitId, stored, { kind, label: label || file.name });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'unit.document-added', subject: { kind: 'unit', id: unitId }, data: { document, kind } },
    );
  });
}

/** Takes a document off a unit; the journal says who did. */
export async function removeDocument(ctx: Context, unitId: UnitId, id: UnitDocumentId): Promise<void> {
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const { document } = mustExist(await findUnitDocument(d, unitId, id), 'web.error.404.text');
    const now = ctx.clock();
    await markRemoved(d, id, now);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'unit.document-removed',
        subject: { kind: 'unit', id: unitId },
        data: { document: id, kind: document.kind },
      },
    );
  });
}
