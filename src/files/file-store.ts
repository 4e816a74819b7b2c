import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DomainError, notFound, refused } from '../shared/errors.ts';
import { type FileHash, isFileHash } from '../shared/ids.ts';
import { type Draft, openDraft } from './draft-file.ts';
import { DamagedFile, decryptPieces, fileKey, sizeInside, writeEncrypted } from './encrypt-file.ts';
import { type Pieces, piecesOf, piecesOfFile } from './file-pieces.ts';
import { writeWhole } from './write-whole.ts';

/** Contents kept on disk under their SHA-256. A name, a type and who may read belong to whoever keeps the hash. */
export type FileStore = {
  /**
   * Keeps the content, whole or in pieces, and returns its hash once it is safe on disk. `sensitive`: encrypted at rest.
   * `quarantine`: in a folder apart that `read` does not open. Twice is once.
   */
  put(content: Uint8Array | Pieces, options?: PutOptions): Promise<FileHash>;
  /**
   * The content, checked against its hash. Throws `not-found`, `refused` (`fileInQuarantine`) or, when it was altered,
   * `unavailable` (`fileDamaged`).
   */
  read(hash: FileHash): Promise<Buffer>;
  /** The same in pieces, for what may be large: all of it is checked before this answers. */
  open(hash: FileHash): Promise<OpenFile>;
  /** A content that comes in pieces, under a name of lower-case letters, figures and hyphens; to be `put` once whole. */
  draft(name: string): Promise<Draft>;
  /** The content in quarantine, for the scanner alone; null when there is none. */
  readQuarantined(hash: FileHash): Promise<Buffer | null>;
  /** Lets a content out of quarantine: whoever may read it can. Silent when it is out already. */
  release(hash: FileHash): Promise<void>;
  /** The same as `open`, as a stream; nothing is sent before all is checked. */
  stream(hash: FileHash): Promise<Readable>;
  has(hash: FileHash): Promise<boolean>;
  /** Erases the content (end of the retention period). Silent when there is none. */
  remove(hash: FileHash): Promise<void>;
};

export type PutOptions = { readonly sensitive?: boolean; readonly quarantine?: boolean };
/** A content on disk and its bytes in clear. */
export type OpenFile = { readonly size: number; readonly pieces: Pieces };

export type FileStoreSettings = {
  readonly directory: string;
  /** 32 bytes kept outside the database; without it `sensitive` is refused. */
  readonly key?: Uint8Array;
};

export const hashOf = (content: Uint8Array): FileHash =>
  createHash('sha256').update(content).digest('hex') as FileHash;

async function hashOfPieces(pieces: Pieces): Promise<FileHash> {
  const hash = createHash('sha256');
  for await (const piece of pieces()) hash.update(piece);
  return hash.digest('hex') as FileHash;
}

const damaged = (): DomainError => new DomainError('unavailable', 'documents.errors.fileDamaged');

export function openFileStore({ directory, key: dataKey }: FileStoreSettings): FileStore {
  const key = dataKey && dataKey.length >= 32 ? fileKey(dataKey) : null;

  const quarantine = join(directory, QUARANTINE);

  /** Only a hash ever becomes a path. */
  function pathOf(hash: FileHash, folder = directory): string {
    if (!isFileHash(hash)) throw notFound('documents.errors.fileMissing');
    return join(folder, hash.slice(0, 2), hash);
  }
  const encryptedPath = (hash: FileHash, folder = directory): string => `${pathOf(hash, folder)}.enc`;

  /** Where the content is, unchecked; null where there is none. */
  async function locate(hash: FileHash, folder: string): Promise<OpenFile | null> {
    const sealed = encryptedPath(hash, folder);
    const sealedSize = await sizeIfThere(sealed);
    if (sealedSize !== null) {
      if (!key) throw damaged();
      return { size: sizeInside(sealedSize), pieces: () => decryptPieces(sealed, key, hash) };
    }
    const plain = pathOf(hash, folder);
    const size = await sizeIfThere(plain);
    return size === null ? null : { size, pieces: () => piecesOfFile(plain) };
  }

  /** The content after one whole reading that found it right; `keep` is given each piece of it. */
  async function check(
    hash: FileHash,
    folder = directory,
    keep: (piece: Uint8Array) => void = () => undefined,
  ): Promise<OpenFile | null> {
    const found = await locate(hash, folder);
    if (found === null) return null;
    async function* seen() {
      for await (const piece of (found as OpenFile).pieces()) {
        keep(piece);
        yield piece;
      }
    }
    const read = await hashOfPieces(seen).catch((error: unknown) => {
      throw error instanceof DamagedFile ? damaged() : error;
    });
    if (read !== hash) throw damaged();
    return found;
  }

  async function find(hash: FileHash, folder = directory): Promise<Buffer | null> {
    const pieces: Uint8Array[] = [];
    const found = await check(hash, folder, (piece) => pieces.push(piece));
    return found && Buffer.concat(pieces);
  }

  const missing = (hash: FileHash): DomainError =>
    isQuarantined(hash)
      ? refused('documents.errors.fileInQuarantine')
      : notFound('documents.errors.fileMissing');

  async function read(hash: FileHash): Promise<Buffer> {
    const content = await find(hash);
    if (content) return content;
    throw missing(hash);
  }

  async function open(hash: FileHash): Promise<OpenFile> {
    const found = await check(hash);
    if (found) return found;
    throw missing(hash);
  }

  const isQuarantined = (hash: FileHash): boolean =>
    existsSync(pathOf(hash, quarantine)) || existsSync(encryptedPath(hash, quarantine));

  const isWhole = async (hash: FileHash, folder: string): Promise<boolean> =>
    check(hash, folder).then(
      (found) => found !== null,
      () => false,
    );

  async function putPlain(content: Pieces, hash: FileHash, folder: string): Promise<void> {
    if (await isWhole(hash, folder)) return;
    await writeWhole(directory, pathOf(hash, folder), async (file) => {
      for await (const piece of content()) await file.writeFile(piece);
    });
  }

  async function putSensitive(content: Pieces, hash: FileHash, folder: string): Promise<void> {
    if (!key) throw new Error('No key is set (DATA_KEY): a sensitive file is never written in clear.');
    const there = existsSync(encryptedPath(hash, folder)) && (await isWhole(hash, folder));
    if (!there)
      await writeWhole(directory, encryptedPath(hash, folder), (file) =>
        writeEncrypted(file, content, key, hash),
      );
    await rm(pathOf(hash, folder), { force: true });
  }

  async function erase(hash: FileHash, folder: string): Promise<void> {
    await rm(pathOf(hash, folder), { force: true });
    await rm(encryptedPath(hash, folder), { force: true });
  }

  return {
    read,
    open,
    draft: (name) => openDraft(directory, name),
    async put(content, { sensitive = false, quarantine: apart = false } = {}) {
      const pieces = content instanceof Uint8Array ? piecesOf(content) : content;
      const hash = content instanceof Uint8Array ? hashOf(content) : await hashOfPieces(content);
      const folder = apart ? quarantine : directory;
      await (sensitive ? putSensitive : putPlain)(pieces, hash, folder);
      return hash;
    },
    stream: async (hash) => Readable.from((await open(hash)).pieces(), { objectMode: false }),
    has: async (hash) => (await check(hash)) !== null,
    readQuarantined: (hash) => find(hash, quarantine),
    async release(hash) {
      const content = await check(hash, quarantine);
      if (content === null) return;
      const sensitive = existsSync(encryptedPath(hash, quarantine));
      await (sensitive ? putSensitive : putPlain)(content.pieces, hash, directory);
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

async function sizeIfThere(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
