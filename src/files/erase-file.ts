import type { Services } from '../context.ts';
import { unlessReferredTo } from '../db/attempt.ts';
import type { Writer } from '../db/database.ts';
import type { OutboxRow } from '../outbox/outbox-store.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import type { Instant } from '../shared/dates.ts';
import type { FileHash } from '../shared/ids.ts';
import { findFile, removeFileRow } from './file-row-store.ts';

export const ERASE_FILE = 'erase-file';

/**
 * Gives up a file inside the transaction that no longer refers to it; the content leaves the disk as promised work. A
 * file that anything else refers to stays. @returns whether it goes
 */
export async function forgetFile(d: Writer, now: Instant, hash: FileHash): Promise<boolean> {
  const gone = await unlessReferredTo(d, () => removeFileRow(d, hash));
  if (gone) await promiseWork(d, now, { kind: ERASE_FILE, payload: { hash } });
  return gone;
}

/** Outbox work: erases a content that nobody has sent in again meanwhile. */
export async function eraseFile({ db, files }: Services, work: OutboxRow): Promise<void> {
  const { hash } = work.payload as { readonly hash: FileHash };
  if (!(await findFile(db.read, hash))) await files.remove(hash);
}
