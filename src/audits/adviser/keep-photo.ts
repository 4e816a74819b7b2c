import type { Context } from '../../context.ts';
import { recordFile, storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { invalid, mustExist } from '../../shared/errors.ts';
import type { AuditId, AuditPhotoId } from '../../shared/ids.ts';
import { type AuditPhoto, addPhoto, findPhoto, removePhoto } from '../audit-evidence-store.ts';
import { auditForStaff, mustBeOpen } from '../open-audit.ts';
import type { Group } from '../questionnaire/questions.ts';

/**
 * Keeps a photograph of one part of the dwelling, made anew and encrypted: it shows the inside of somebody's home.
 * @throws DomainError forbidden, `auditScreens.errors.{frozen,notAPhoto}`, `documents.errors.*` for what is no picture
 */
export async function keepPhoto(
  ctx: Context,
  id: AuditId,
  part: Group,
  sent: { readonly name: string; readonly bytes: Uint8Array },
): Promise<AuditPhoto> {
  mustBeOpen((await auditForStaff(ctx.db.read, ctx, id)).audit);
  const file = await storeUpload(ctx, sent.bytes, { sensitive: true });
  if (!file.mime.startsWith('image/')) throw invalid('auditScreens.errors.notAPhoto');
  return ctx.db.tx(async (d) => {
    const { audit } = await auditForStaff(d, ctx, id);
    mustBeOpen(audit);
    await recordFile(d, ctx, file);
    const now = ctx.clock();
    const photo = await addPhoto(d, {
      auditId: audit.id,
      part,
      label: sent.name,
      hash: file.hash,
      addedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
      addedAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'audit.photo-added',
        subject: { kind: 'audit', id: audit.id },
        data: { photo: photo.id, part, hash: file.hash },
      },
    );
    return photo;
  });
}

/** Takes a photograph away while the audit is open; its file goes with the retention of files. */
export async function takePhotoAway(ctx: Context, id: AuditId, photoId: AuditPhotoId): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { audit } = await auditForStaff(d, ctx, id);
    mustBeOpen(audit);
    const photo = mustExist(await findPhoto(d, audit.id, photoId), 'auditScreens.errors.unknownPhoto');
    await removePhoto(d, photo);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'audit.photo-removed',
        subject: { kind: 'audit', id: audit.id },
        data: { photo: photo.id, part: photo.part, hash: photo.hash },
      },
    );
  });
}
