import { staffOf } from '../../cases/acting.ts';
import type { Context } from '../../context.ts';
import { recordFile, type StoredFile, storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import type { ScanId } from '../../shared/ids.ts';
import { addScan } from './scan-store.ts';

export const READ_SCAN = 'read-scan';

/**
 * Takes in a stack of scanned paper, one or several files, and promises to read it. Kept encrypted: it bears signatures.
 * @throws DomainError of `acceptFile` for anything but PDF, JPEG or PNG
 */
export async function receiveScan(
  ctx: Context,
  sent: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<ScanId> {
  const { accountId } = staffOf(ctx);
  const stored: { readonly name: string; readonly file: StoredFile }[] = [];
  for (const { name, bytes } of sent)
    stored.push({ name, file: await storeUpload(ctx, bytes, { sensitive: true }) });
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    for (const { file } of stored) await recordFile(d, ctx, file);
    const sources = stored.map(({ name, file }) => ({ name, hash: file.hash }));
    const id = await addScan(d, { state: 'reading', sources, uploadedBy: accountId, uploadedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'scan.received',
        subject: { kind: 'scan', id },
        data: { files: sources.map(({ hash }) => hash) },
      },
    );
    await promiseWork(d, now, { kind: READ_SCAN, payload: { scan: id }, dedupeKey: `scan-${id}` });
    return id;
  });
}
