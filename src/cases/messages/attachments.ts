import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, type StoredFile, storeUpload } from '../../files/keep-file.ts';
import { invalid } from '../../shared/errors.ts';
import { addMessageFile } from './message-file-store.ts';

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };
export type Attachment = { readonly name: string; readonly file: StoredFile };

export const MOST_ATTACHMENTS = 5;

/**
 * Takes in what goes with a message, before its transaction: the checks and the quarantine of pieces. Always encrypted at
 * rest, since nobody says what it is: people send bank details and tax notices that way too.
 * @throws DomainError `exchanges.errors.tooManyFiles`, those of `storeUpload`
 */
export async function takeAttachments(ctx: Context, sent: readonly SentFile[]): Promise<Attachment[]> {
  if (sent.length > MOST_ATTACHMENTS)
    throw invalid('exchanges.errors.tooManyFiles', { most: MOST_ATTACHMENTS });
  const taken: Attachment[] = [];
  for (const { name, bytes } of sent)
    taken.push({ name, file: await storeUpload(ctx, bytes, { sensitive: true }) });
  return taken;
}

/** Ties them to their message, in its transaction. */
export async function keepAttachments(
  d: Writer,
  ctx: Context,
  messageId: number,
  attachments: readonly Attachment[],
): Promise<void> {
  for (const { name, file } of attachments) {
    await recordFile(d, ctx, file);
    await addMessageFile(d, { messageId, hash: file.hash, name, addedAt: ctx.clock() });
  }
}
