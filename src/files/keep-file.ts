import type { Context, Services } from '../context.ts';
import type { Writer } from '../db/database.ts';
import type { FileHash } from '../shared/ids.ts';
import { acceptFile } from './accept-file.ts';
import type { FileMime } from './file-kind.ts';
import { addFile } from './file-row-store.ts';

/** Kinds that nobody may upload as a paper: made, or read and written anew, by the software. */
type OwnMime = 'text/csv' | 'application/xml' | 'application/zip';

/** A content that is safe on disk and not yet noted in the database. */
export type StoredFile = {
  readonly hash: FileHash;
  readonly mime: FileMime | OwnMime;
  readonly bytes: number;
  readonly sensitive: boolean;
};

/**
 * Keeps what somebody sent: typed by its content, checked, pictures made anew, then written to disk. Call it before
 * the transaction that will refer to it. @throws DomainError of `acceptFile` for anything but a plain PDF, JPEG or PNG
 */
export async function storeUpload(
  ctx: Pick<Services, 'files'>,
  sent: Uint8Array,
  options: { readonly sensitive?: boolean } = {},
): Promise<StoredFile> {
  const { mime, bytes } = await acceptFile(sent);
  return storeFile(ctx, bytes, mime, options);
}

/** Keeps a file that the software made itself, or has read whole. */
export async function storeFile(
  { files }: Pick<Services, 'files'>,
  content: Uint8Array,
  mime: FileMime | OwnMime,
  { sensitive = false }: { readonly sensitive?: boolean } = {},
): Promise<StoredFile> {
  const hash = await files.put(content, { sensitive });
  return { hash, mime, bytes: content.length, sensitive };
}

/** Notes a stored file inside the transaction of whatever refers to it. */
export const recordFile = (d: Writer, { clock }: Pick<Context, 'clock'>, file: StoredFile): Promise<void> =>
  addFile(d, { ...file, createdAt: clock() });
