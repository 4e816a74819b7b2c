import { and, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { FileHash } from '../shared/ids.ts';
import { fileScans } from './scan-table.ts';

export type FileScan = typeof fileScans.$inferSelect;

export async function findScan(d: Reader, hash: FileHash): Promise<FileScan | undefined> {
  return d.select().from(fileScans).where(eq(fileScans.hash, hash)).get();
}

/** What the scanner says of some contents, by hash; those it was never given are left out. */
export async function scansOf(
  d: Reader,
  hashes: readonly FileHash[],
): Promise<ReadonlyMap<FileHash, FileScan>> {
  if (hashes.length === 0) return new Map();
  const rows = d
    .select()
    .from(fileScans)
    .where(inArray(fileScans.hash, [...hashes]))
    .all();
  return new Map(rows.map((row) => [row.hash, row]));
}

/** Puts a content in the scanner's hands, once. */
export async function askScan(d: Writer, hash: FileHash, now: Instant): Promise<void> {
  d.insert(fileScans).values({ hash, state: 'waiting', askedAt: now }).onConflictDoNothing().run();
}

/** What the scanner answered. False when it had answered before. */
export async function answerScan(
  d: Writer,
  hash: FileHash,
  answer: Pick<FileScan, 'state' | 'threat'>,
  now: Instant,
): Promise<boolean> {
  const { changes } = d
    .update(fileScans)
    .set({ ...answer, answeredAt: now })
    .where(and(eq(fileScans.hash, hash), eq(fileScans.state, 'waiting')))
    .run();
  return changes === 1;
}
