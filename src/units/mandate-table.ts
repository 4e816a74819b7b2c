import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { day, id, idOf, instant, json, slug, version, words } from '../db/columns.ts';
import { accounts } from '../people/account-table.ts';
import { owners } from '../people/owner-table.ts';
import type { AccountId, MandateId, OwnerId, UnitDocumentId, UnitId } from '../shared/ids.ts';
import type { MandateScope, RepresentativeKind } from './holders/mandate.ts';
import { unitDocuments } from './unit-document-table.ts';
import { units } from './unit-table.ts';

/** Who acts for an owner, for what, from when to when. */
export const mandates = sqliteTable(
  'mandate',
  {
    id: id<MandateId>(),
    ownerId: idOf<OwnerId>('owner_id')
      .notNull()
      .references(() => owners.id),
    /** The home it was given for; null: every home of the owner. */
    unitId: idOf<UnitId>('unit_id').references(() => units.id),
    name: words('name').notNull(),
    kind: slug<RepresentativeKind>('kind').notNull(),
    email: words('email'),
    phone: words('phone'),
    /** Postal address as up to four lines joined by line feeds. */
    address: words('address'),
    scope: json<MandateScope[]>('scope').notNull(),
    startsOn: day('starts_on').notNull(),
    /** Last day; null while no end is agreed. */
    endsOn: day('ends_on'),
    /** The deed that says so, kept with a home of the owner. */
    documentId: idOf<UnitDocumentId>('document_id').references(() => unitDocuments.id),
    madeBy: idOf<AccountId>('made_by').references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
    revokedOn: day('revoked_on'),
    revokeReason: words('revoke_reason'),
    version: version(),
  },
  (t) => [
    index('mandate_owner').on(t.ownerId),
    index('mandate_unit').on(t.unitId),
    index('mandate_document').on(t.documentId),
    index('mandate_made_by').on(t.madeBy),
    check('mandate_order', sql`${t.endsOn} IS NULL OR ${t.endsOn} >= ${t.startsOn}`),
    check('mandate_revoked', sql`(${t.revokedOn} IS NULL) = (${t.revokeReason} IS NULL)`),
  ],
);
