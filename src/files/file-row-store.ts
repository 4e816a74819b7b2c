import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { FileHash } from '../shared/ids.ts';
import { files } from './file-table.ts';

export type FileRow = typeof files.$inferSelect;

export async function findFile(d: Reader, hash: FileHash): Promise<FileRow | undefined> {
  return d.select().from(files).where(eq(files.hash, hash)).get();
}

/** Notes a file once; the same content noted again stays as it is. */
export async function addFile(d: Writer, row: typeof files.$inferInsert): Promise<void> {
  d.insert(files).values(row).onConflictDoNothing().run();
}

/** Fails on the foreign keys while anything refers to it. */
export async function removeFileRow(d: Writer, hash: FileHash): Promise<void> {
  d.delete(files).where(eq(files.hash, hash)).run();
}
