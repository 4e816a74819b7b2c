import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DomainError } from '../shared/errors.ts';

/**
 * Puts a file in place whole or not at all, and returns once the disk has it: written apart by `fill`, flushed, renamed, and
 * the folder flushed so that the name survives a power cut too. A full disk is `unavailable` (`diskFull`).
 */
export async function writeWhole(
  directory: string,
  path: string,
  fill: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const draft = join(directory, 'incoming', randomBytes(12).toString('hex'));
  try {
    await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFlushed(draft, fill);
    await rename(draft, path);
    await flushFolder(dirname(path));
    await flushFolder(directory);
  } catch (error) {
    await rm(draft, { force: true });
    diskFullAsRefusal(error);
  }
}

/** @throws the error, as `unavailable` (`diskFull`) when the disk is full */
export function diskFullAsRefusal(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    throw new DomainError('unavailable', 'documents.errors.diskFull');
  throw error;
}

async function writeFlushed(file: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await fill(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
