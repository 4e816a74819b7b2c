import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, words } from '../../db/columns.ts';
import { files } from '../../files/file-table.ts';
import type { FileHash } from '../../shared/ids.ts';
import { caseMessages } from '../case-table.ts';

/** A file that goes with a message. It is no piece of the application: nobody accepts or refuses it. */
export const messageFiles = sqliteTable(
  'message_file',
  {
    id: id<number>(),
    messageId: idOf<number>('message_id')
      .notNull()
      .references(() => caseMessages.id),
    hash: words('hash')
      .$type<FileHash>()
      .notNull()
      .references(() => files.hash),
    name: words('name').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [index('message_file_message').on(t.messageId), index('message_file_hash').on(t.hash)],
);
