import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { FileHash } from '../shared/ids.ts';
import { type Pieces, piecesOfFile } from './file-pieces.ts';

/** `VOF1`, nonce, authentication tag, then the content. */
const MARK = Buffer.from('VOF1');
const NONCE = 12;
const TAG = 16;
const HEAD = MARK.length + NONCE + TAG;

/** Bytes of the content in an encrypted file of this size. */
export const sizeInside = (size: number): number => Math.max(0, size - HEAD);

/** The key is another, or a single bit was changed. */
export class DamagedFile extends Error {}

/** A key for files alone, so that the data key never serves two ciphers. */
export const fileKey = (dataKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, '', 'volets-ouverts/files/1', 32));

/**
 * Writes a content with AES-256-GCM, bound to its hash: contents cannot be swapped between two names. The tag is known
 * at the end and stands at the beginning, so that the content is never whole in memory.
 */
export async function writeEncrypted(
  file: FileHandle,
  content: Pieces,
  key: Buffer,
  hash: FileHash,
): Promise<void> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(hash, 'hex'));
  // `writeFile` goes on until all of a piece is written; `write` alone may stop short on a disk that fills up.
  await file.writeFile(Buffer.concat([MARK, nonce, Buffer.alloc(TAG)]));
  for await (const piece of content()) await file.writeFile(cipher.update(piece));
  cipher.final();
  await file.write(cipher.getAuthTag(), 0, TAG, HEAD - TAG);
}

/**
 * The content of an encrypted file, in pieces. They are sure only once the last has come: who gives them on reads them
 * all once before. @throws DamagedFile
 */
export async function* decryptPieces(path: string, key: Buffer, hash: FileHash): AsyncGenerator<Uint8Array> {
  const head = await headOf(path);
  if (head === null) throw new DamagedFile(path);
  const nonce = head.subarray(MARK.length, MARK.length + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(hash, 'hex'))
    .setAuthTag(head.subarray(MARK.length + NONCE));
  for await (const piece of piecesOfFile(path, HEAD)) yield decipher.update(piece);
  try {
    decipher.final();
  } catch {
    throw new DamagedFile(path);
  }
}

async function headOf(path: string): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(head, 0, HEAD, 0);
    return bytesRead === HEAD && head.subarray(0, MARK.length).equals(MARK) ? head : null;
  } finally {
    await file.close();
  }
}
