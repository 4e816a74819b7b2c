import { findFile } from '../../files/files-queries.ts';
import type { OutboxHandler } from '../../outbox/outbox-worker.ts';
import type { FileHash } from '../../shared/ids.ts';
import type { FileErasure } from './promise-file-erasure.ts';

/** Takes contents off the disk once the rows that named them are gone; one that somebody sent again meanwhile stays. */
export const eraseFiles: OutboxHandler = async ({ db, files }, row) => {
  for (const hash of (row.payload as FileErasure).hashes as FileHash[])
    if ((await findFile(db.read, hash)) === undefined) await files.remove(hash);
};
