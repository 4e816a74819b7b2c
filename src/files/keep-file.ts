import type { Context, Services } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import { invalid } from '../shared/errors.ts';
import type { FileHash } from '../shared/ids.ts';
import { acceptFile } from './accept-file.ts';
import type { FileMime } from './file-kind.ts';
import { addFile } from './file-row-store.ts';
import { hashOf, type OpenFile } from './file-store.ts';
import { askScan, findScan } from './scan-store.ts';

/** Promised work: the scanner reads what is in quarantine. */
export const FILE_SCAN = 'file-scan';

/** Kinds that nobody may upload as a paper: made, or read and written anew, by the software. */
type OwnMime = 'text/csv' | 'application/xml' | 'application/zip';

/** A content that is safe on disk and not yet noted in the database. */
export type StoredFile = {
  readonly hash: FileHash;
  readonly mime: FileMime | OwnMime;
  readonly bytes: number;
  readonly sensitive: boolean;
  /** Readable by nobody before the scanner has found it clean. */
  readonly quarantined?: true;
};

/**
 * Keeps what somebody sent: typed by its content, checked, pictures made anew, then written to disk, in quarantine
 * where a scanner is set. Call it before the transaction that will refer to it.
 * @throws DomainError of `acceptFile` for anything but a plain PDF, JPEG or PNG; `documents.errors.fileInfected` for a
 *   content that the scanner knows already
 */
export async function storeUpload(
  ctx: Pick<Services, 'files' | 'config' | 'db'>,
  sent: Uint8Array,
  options: { readonly sensitive?: boolean } = {},
): Promise<StoredFile> {
  const { mime, bytes } = await acceptFile(sent);
  if (ctx.config.scanner === null) return storeFile(ctx, bytes, mime, options);
  const scan = await findScan(ctx.db.read, hashOf(bytes));
  if (scan?.state === 'infected')
    throw invalid('documents.errors.fileInfected', { threat: scan.threat ?? '?' });
  if (scan?.state === 'clean') return storeFile(ctx, bytes, mime, options);
  const sensitive = options.sensitive ?? false;
  const hash = await ctx.files.put(bytes, { sensitive, quarantine: true });
  return { hash, mime, bytes: bytes.length, sensitive, quarantined: true };
}

/** Keeps a file that the software made itself, or has read whole; in pieces where it may be large. */
export async function storeFile(
  { files }: Pick<Services, 'files'>,
  content: Uint8Array | OpenFile,
  mime: FileMime | OwnMime,
  { sensitive = false }: { readonly sensitive?: boolean } = {},
): Promise<StoredFile> {
  const [kept, bytes] =
    content instanceof Uint8Array ? [content, content.length] : [content.pieces, content.size];
  const hash = await files.put(kept, { sensitive });
  return { hash, mime, bytes, sensitive };
}

/** Notes a stored file inside the transaction of whatever refers to it, and has it scanned when it is in quarantine. */
export async function recordFile(
  d: Writer,
  { clock }: Pick<Context, 'clock'>,
  { quarantined, ...file }: StoredFile,
): Promise<void> {
  const now = clock();
  await addFile(d, { ...file, createdAt: now });
  if (!quarantined) return;
  await askScan(d, file.hash, now);
  await promiseWork(d, now, {
    kind: FILE_SCAN,
    payload: { hash: file.hash },
    dedupeKey: `${FILE_SCAN}:${file.hash}`,
  });
}
