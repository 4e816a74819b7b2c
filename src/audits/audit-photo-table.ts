import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, slug, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, AuditId, AuditPhotoId, FileHash } from '../shared/ids.ts';
import { audits } from './audit-table.ts';
import type { Group } from './questionnaire/questions.ts';

/** A photograph taken on a visit, of one part of the dwelling. */
export const auditPhotos = sqliteTable(
  'audit_photo',
  {
    id: id<AuditPhotoId>(),
    auditId: idOf<AuditId>('audit_id')
      .notNull()
      .references(() => audits.id),
    part: slug<Group>('part').notNull(),
    label: words('label').notNull(),
    hash: words('hash')
      .notNull()
      .$type<FileHash>()
      .references(() => files.hash),
    addedBy: idOf<AccountId>('added_by').references(() => accounts.id),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    index('audit_photo_audit').on(t.auditId, t.id),
    index('audit_photo_file').on(t.hash),
    index('audit_photo_added_by').on(t.addedBy),
  ],
);
