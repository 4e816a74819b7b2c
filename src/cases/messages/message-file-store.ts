import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { CaseId } from '../../shared/ids.ts';
import { caseMessages } from '../case-table.ts';
import { messageFiles } from './message-file-table.ts';

export type MessageFile = typeof messageFiles.$inferSelect;

export async function addMessageFile(d: Writer, row: typeof messageFiles.$inferInsert): Promise<void> {
  d.insert(messageFiles).values(row).run();
}

/** Files of all messages of a case that this reader may see, in the order they were sent. */
export async function messageFilesOf(
  d: Reader,
  caseId: CaseId,
  reader: 'owner' | 'staff',
): Promise<MessageFile[]> {
  const shown = reader === 'owner' ? eq(caseMessages.audience, 'all') : undefined;
  return d
    .select({ file: messageFiles })
    .from(messageFiles)
    .innerJoin(caseMessages, eq(caseMessages.id, messageFiles.messageId))
    .where(and(eq(caseMessages.caseId, caseId), shown))
    .orderBy(asc(messageFiles.id))
    .all()
    .map(({ file }) => file);
}
