import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DomainError, notFound, refused } from '../shared/errors.ts';
import { type FileHash, isFileHash } from '../shared/ids.ts';
import { decryptFile, encryptFile, fileKey } from './encrypt-file.ts';
import { writeWhole } from './write-whole.ts';

/** Contents kept on disk under their SHA-256. A name, a type and who may read belong to whoever keeps the hash. */
export type FileStore = {
  /**
   * Keeps the content and returns its hash once it is safe on disk. `sensitive`: encrypted at rest. `quarantine`: in a
   * folder apart that `read` does not open. Twice is once.
   */
  put(content: Uint8Array, options?: PutOptions): Promise<FileHash>;
  /**
   * The content, checked against its hash. Throws `not-found`, `refused` (`fileInQuarantine`) or, when it was altered,
   * `unavailable` (`fileDamaged`).
   */
  read(hash: FileHash): Promise<Buffer>;
  /** The content in quarantine, for the scanner alone; null when there is none. */
  readQuarantined(hash: FileHash): Promise<Buffer | null>;
  /** Lets a content out of quarantine: whoever may read it can. Silent when it is out already. */
  release(hash: FileHash): Promise<void>;
  /** The same as a stream; nothing is sent before all is checked. */
  stream(hash: FileHash): Promise<Readable>;
  has(hash: FileHash): Promise<boolean>;
  /** Erases the content (end of the retention period). Silent when there is none. */
  remove(hash: FileHash): Promise<void>;
};

export type PutOptions = { readonly sensitive?: boolean; readonly quarantine?: boolean };

export type FileStoreSettings = {
  readonly directory: string;
  /** 32 bytes kept outside the database; without it `sensitive` is refused. */
  readonly key?: Uint8Array;
};

export const hashOf = (content: Uint8Array): FileHash =>
  createHash('sha256').update(content).digest('hex') as FileHash;

export function openFileStore({ directory, key: dataKey }: FileStoreSettings): FileStore {
  const key = dataKey && dataKey.length >= 32 ? fileKey(dataKey) : null;

  const quarantine = join(directory, QUARANTINE);

  /** Only a hash ever becomes a path. */
  function pathOf(hash: FileHash, folder = directory): string {
    if (!isFileHash(hash)) throw notFound('documents.errors.fileMissing');
    return join(folder, hash.slice(0, 2), hash);
  }
  const encryptedPath = (hash: FileHash, folder = directory): string => `${pathOf(hash, folder)}.enc`;

  async function find(hash: FileHash, folder = directory): Promise<Buffer | null> {
    const encrypted = await readIfThere(encryptedPath(hash, folder));
    const content = encrypted
      ? key && decryptFile(encrypted, key, hash)
      : await readIfThere(pathOf(hash, folder));
    if (content === null && !encrypted) return null;
    if (!content || hashOf(content) !== hash)
      throw new DomainError('unavailable', 'documents.errors.fileDamaged');
    return content;
  }

  async function read(hash: FileHash): Promise<Buffer> {
    const content = await find(hash);
    if (content) return content;
    throw isQuarantined(hash)
      ? refused('documents.errors.fileInQuarantine')
      : notFound('documents.errors.fileMissing');
  }

  const isQuarantined = (hash: FileHash): boolean =>
    existsSync(pathOf(hash, quarantine)) || existsSync(encryptedPath(hash, quarantine));

  const isWhole = async (hash: FileHash, folder: string): Promise<boolean> =>
    find(hash, folder).then(
      (content) => content !== null,
      () => false,
    );

  async function putSensitive(content: Uint8Array, hash: FileHash, folder: string): Promise<void> {
    if (!key) throw new Error('No key is set (DATA_KEY): a sensitive file is never written in clear.');
    const there = (await readIfThere(encryptedPath(hash, folder))) && (await isWhole(hash, folder));
    if (!there) await writeWhole(directory, encryptedPath(hash, folder), encryptFile(content, key, hash));
    await rm(pathOf(hash, folder), { force: true });
  }

  async function erase(hash: FileHash, folder: string): Promise<void> {
    await rm(pathOf(hash, folder), { force: true });
    await rm(encryptedPath(hash, folder), { force: true });
  }

  return {
    read,
    async put(content, { sensitive = false, quarantine: apart = false } = {}) {
      const hash = hashOf(content);
      const folder = apart ? quarantine : directory;
      if (sensitive) await putSensitive(content, hash, folder);
      else if (!(await isWhole(hash, folder))) await writeWhole(directory, pathOf(hash, folder), content);
      return hash;
    },
    stream: async (hash) => Readable.from(await read(hash), { objectMode: false }),
    has: async (hash) => (await find(hash)) !== null,
    readQuarantined: (hash) => find(hash, quarantine),
    async release(hash) {
      const content = await find(hash, quarantine);
      if (content === null) return;
      const sensitive = existsSync(encryptedPath(hash, quarantine));
      if (sensitive) await putSensitive(content, hash, directory);
      else if (!(await isWhole(hash, directory))) await writeWhole(directory, pathOf(hash), content);
      await erase(hash, quarantine);
    },
    async remove(hash) {
      await erase(hash, directory);
      await erase(hash, quarantine);
    },
  };
}

/** Beside the contents, under the same names; no content's folder is called so (they have two letters). */
const QUARANTINE = 'quarantine';

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
