import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DomainError, notFound } from '../shared/errors.ts';
import { type FileHash, isFileHash } from '../shared/ids.ts';
import { decryptFile, encryptFile, fileKey } from './encrypt-file.ts';
import { writeWhole } from './write-whole.ts';

/** Contents kept on disk under their SHA-256. A name, a type and who may read belong to whoever keeps the hash. */
export type FileStore = {
  /** Keeps the content and returns its hash once it is safe on disk. `sensitive`: encrypted at rest. Twice is once. */
  put(content: Uint8Array, options?: { readonly sensitive?: boolean }): Promise<FileHash>;
  /** The content, checked against its hash. Throws `not-found` or, when it was altered, `unavailable` (`fileDamaged`). */
  read(hash: FileHash): Promise<Buffer>;
  /** The same as a stream; nothing is sent before all is checked. */
  stream(hash: FileHash): Promise<Readable>;
  has(hash: FileHash): Promise<boolean>;
  /** Erases the content (end of the retention period). Silent when there is none. */
  remove(hash: FileHash): Promise<void>;
};

export type FileStoreSettings = {
  readonly directory: string;
  /** 32 bytes kept outside the database; without it `sensitive` is refused. */
  readonly key?: Uint8Array;
};

export const hashOf = (content: Uint8Array): FileHash =>
  createHash('sha256').update(content).digest('hex') as FileHash;

export function openFileStore({ directory, key: dataKey }: FileStoreSettings): FileStore {
  const key = dataKey && dataKey.length >= 32 ? fileKey(dataKey) : null;

  /** Only a hash ever becomes a path. */
  function pathOf(hash: FileHash): string {
    if (!isFileHash(hash)) throw notFound('documents.errors.fileMissing');
    return join(directory, hash.slice(0, 2), hash);
  }
  const encryptedPath = (hash: FileHash): string => `${pathOf(hash)}.enc`;

  async function find(hash: FileHash): Promise<Buffer | null> {
    const encrypted = await readIfThere(encryptedPath(hash));
    const content = encrypted ? key && decryptFile(encrypted, key, hash) : await readIfThere(pathOf(hash));
    if (content === null && !encrypted) return null;
    if (!content || hashOf(content) !== hash)
      throw new DomainError('unavailable', 'documents.errors.fileDamaged');
    return content;
  }

  async function read(hash: FileHash): Promise<Buffer> {
    const content = await find(hash);
    if (!content) throw notFound('documents.errors.fileMissing');
    return content;
  }

  const isWhole = async (hash: FileHash): Promise<boolean> =>
    find(hash).then(
      (content) => content !== null,
      () => false,
    );

  async function putSensitive(content: Uint8Array, hash: FileHash): Promise<void> {
    if (!key) throw new Error('No key is set (DATA_KEY): a sensitive file is never written in clear.');
    const there = (await readIfThere(encryptedPath(hash))) && (await isWhole(hash));
    if (!there) await writeWhole(directory, encryptedPath(hash), encryptFile(content, key, hash));
    await rm(pathOf(hash), { force: true });
  }

  return {
    read,
    async put(content, { sensitive = false } = {}) {
      const hash = hashOf(content);
      if (sensitive) await putSensitive(content, hash);
      else if (!(await isWhole(hash))) await writeWhole(directory, pathOf(hash), content);
      return hash;
    },
    stream: async (hash) => Readable.from(await read(hash), { objectMode: false }),
    has: async (hash) => (await find(hash)) !== null,
    async remove(hash) {
      await rm(pathOf(hash), { force: true });
      await rm(encryptedPath(hash), { force: true });
    },
  };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
