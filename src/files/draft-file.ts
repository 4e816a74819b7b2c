import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Pieces, piecesOfFile } from './file-pieces.ts';
import { diskFullAsRefusal } from './write-whole.ts';

/** A content that comes in pieces and is kept once it is whole: on disk meanwhile, so that it is never whole in memory. */
export type Draft = {
  write(piece: Uint8Array): Promise<void>;
  /** Bytes written so far. */
  readonly size: number;
  /** All that was written so far. */
  readonly pieces: Pieces;
  /** Puts it away, kept or not. */
  drop(): Promise<void>;
};

const NAME = /^[a-z0-9-]{1,60}$/;

/**
 * A draft under its name; one of the same name that a crash left is written over. Nothing sensitive is ever on disk in
 * clear: its key is made for it, lives in this process alone, and what a crash leaves opens to nobody.
 */
export async function openDraft(directory: string, name: string): Promise<Draft> {
  if (!NAME.test(name)) throw new Error(`${name} names no draft`);
  const folder = join(directory, 'incoming');
  const path = join(folder, `draft-${name}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [key, nonce] = [randomBytes(32), randomBytes(16)];
  const cipher = createCipheriv('aes-256-ctr', key, nonce);
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  return {
    get size() {
      return size;
    },
    async write(piece) {
      const sealed = cipher.update(piece);
      await file.writeFile(sealed).catch(diskFullAsRefusal);
      size += piece.length;
    },
    async *pieces() {
      const decipher = createDecipheriv('aes-256-ctr', key, nonce);
      for await (const piece of piecesOfFile(path)) yield decipher.update(piece);
    },
    async drop() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
