import { sql } from 'drizzle-orm';
import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, day, id, idOf, instant, json, slug, version, words } from '../db/columns.ts';
import type { AccountId, OwnerId } from '../shared/ids.ts';
import { accounts } from './account-table.ts';

/** A person or company with a right on a unit. Known from the vacancy file, or from the owner's own application. */
export const owners = sqliteTable(
  'owner',
  {
    id: id<OwnerId>(),
    /** Owner kind of the glossary: `individual`, `company`, `developer`, `public`, `social-landlord`, `other`. */
    kind: slug('kind').notNull(),
    /** Family name first for a natural person, company name otherwise; as it is written on a letter. */
    name: words('name').notNull(),
    birthDate: day('birth_date'),
    siren: words('siren'),
    /** Who speaks for a company by law: its manager or president. */
    legalRepresentative: words('legal_representative'),
    email: words('email'),
    phone: words('phone'),
    /** Postal address as up to four lines joined by line feeds. */
    address: words('address'),
    /** True while a refusal of contact is open (refusal-table.ts): what every channel reads before it writes to somebody. */
    doNotContact: bool('do_not_contact').notNull().default(false),
    /** Person number of the State's file (`ff_idpersonne`), the key across vintages. */
    personNumber: words('person_number'),
    accountId: idOf<AccountId>('account_id').references(() => accounts.id),
    /** Facts a person corrected: a file no longer overwrites them. */
    editedFields: json<string[]>('edited_fields').notNull().default([]),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('owner_person_number').on(t.personNumber),
    index('owner_account').on(t.accountId).where(sql`${t.accountId} IS NOT NULL`),
    index('owner_email').on(t.email).where(sql`${t.email} IS NOT NULL`),
    index('owner_siren').on(t.siren).where(sql`${t.siren} IS NOT NULL`),
  ],
);
