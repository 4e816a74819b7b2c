import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHash } from '../shared/ids.ts';

/** `VOF1`, nonce, authentication tag, then the content. */
const MARK = Buffer.from('VOF1');
const NONCE = 12;
const TAG = 16;
const HEAD = MARK.length + NONCE + TAG;

/** A key for files alone, so that the data key never serves two ciphers. */
export const fileKey = (dataKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, '', 'volets-ouverts/files/1', 32));

/** AES-256-GCM, bound to the file's hash: contents cannot be swapped between two names. */
export function encryptFile(content: Uint8Array, key: Buffer, hash: FileHash): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(hash, 'hex'));
  // In this mode the last part is empty; the content, which may be large, is copied once.
  const body = [cipher.update(content), cipher.final()];
  return Buffer.concat([MARK, nonce, cipher.getAuthTag(), ...body]);
}

/** Null when the key is another or a single bit was changed. */
export function decryptFile(bytes: Buffer, key: Buffer, hash: FileHash): Buffer | null {
  if (bytes.length < HEAD || !bytes.subarray(0, MARK.length).equals(MARK)) return null;
  const nonce = bytes.subarray(MARK.length, MARK.length + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(hash, 'hex'))
    .setAuthTag(bytes.subarray(MARK.length + NONCE, HEAD));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEAD)), decipher.final()]);
  } catch {
    return null;
  }
}
