import type { Writer } from '../../db/database.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import type { Instant } from '../../shared/dates.ts';
import type { FileHash } from '../../shared/ids.ts';

export const FILE_ERASURE = 'file-erasure';
export type FileErasure = { readonly hashes: readonly FileHash[] };

/** Contents leave the disk after, and only if, the rows that named them are gone. */
export async function promiseFileErasure(
  d: Writer,
  now: Instant,
  hashes: readonly FileHash[],
): Promise<void> {
  if (hashes.length > 0)
    await promiseWork(d, now, { kind: FILE_ERASURE, payload: { hashes } satisfies FileErasure });
}
