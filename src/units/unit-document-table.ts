import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, idOf, instant, slug, words } from '../db/columns.ts';
import { files } from '../files/file-table.ts';
import { accounts } from '../people/account-table.ts';
import type { AccountId, FileHash, SpellId, UnitDocumentId, UnitId } from '../shared/ids.ts';
import type { UnitDocumentKind } from './papers/unit-document.ts';
import { units, vacancySpells } from './unit-table.ts';

/** A photograph, letter, deed or proof kept with a unit. */
export const unitDocuments = sqliteTable(
  'unit_document',
  {
    id: id<UnitDocumentId>(),
    unitId: idOf<UnitId>('unit_id')
      .notNull()
      .references(() => units.id),
    kind: slug<UnitDocumentKind>('kind').notNull(),
    label: words('label').notNull(),
    hash: words('hash')
      .notNull()
      .$type<FileHash>()
      .references(() => files.hash),
    /** The vacancy whose start or end it proves. */
    spellId: idOf<SpellId>('spell_id').references(() => vacancySpells.id),
    addedBy: idOf<AccountId>('added_by').references(() => accounts.id),
    addedAt: instant('added_at').notNull(),
    /** A picture of it a few centimetres wide; null where there is none. */
    thumbnail: words('thumbnail')
      .$type<FileHash>()
      .references(() => files.hash),
    /** Set aside, with the reason: nothing is erased before its time, so that it can come back. */
    removedAt: instant('removed_at'),
    removedBy: idOf<AccountId>('removed_by').references(() => accounts.id),
    removedReason: words('removed_reason'),
  },
  (t) => [
    index('unit_document_unit').on(t.unitId, t.id),
    index('unit_document_file').on(t.hash),
    index('unit_document_spell').on(t.spellId),
    index('unit_document_added_by').on(t.addedBy),
    index('unit_document_thumbnail').on(t.thumbnail),
    index('unit_document_removed_by').on(t.removedBy),
  ],
);
