import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bool, id, idOf, instant, json, slug, version, whole, words } from '../db/columns.ts';
import type { AccountId, OwnerId, UnitId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Role } from '../shared/permissions.ts';

/** Who can sign in: staff (password and second factor) and owners (e-mailed link). */
export const accounts = sqliteTable(
  'account',
  {
    id: id<AccountId>(),
    kind: slug<'staff' | 'owner'>('kind').notNull(),
    email: words('email').notNull(),
    name: words('name').notNull(),
    role: slug<Role>('role'),
    /** INSEE codes this member of staff may touch; null = the whole programme. */
    territory: json<string[]>('territory'),
    locale: slug<Locale>('locale').notNull().default('fr'),
    passwordHash: words('password_hash'),
    /** Encrypted at rest: with the database file alone nobody can make codes. */
    totpSecret: words('totp_secret'),
    /** Last time step accepted: a code works once. */
    totpLastStep: whole('totp_last_step'),
    active: bool('active').notNull().default(true),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('account_email').on(t.email),
    check('account_kind', sql`${t.kind} IN ('staff', 'owner')`),
    check('account_staff_has_role', sql`(${t.kind} = 'staff') = (${t.role} IS NOT NULL)`),
  ],
);

/** Browser sessions. The identifier is stored hashed: a copy of the database opens no session. */
export const sessions = sqliteTable(
  'session',
  {
    idHash: words('id_hash').primaryKey(),
    accountId: idOf<AccountId>('account_id').references(() => accounts.id),
    data: json<Record<string, unknown>>('data').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('session_account').on(t.accountId), index('session_expiry').on(t.expiresAt)],
);

/** Single-use links sent by mail. `invitation` links come from an officer and open one unit to its owner. */
export const loginLinks = sqliteTable(
  'login_link',
  {
    tokenHash: words('token_hash').primaryKey(),
    purpose: slug<'login' | 'invitation'>('purpose').notNull(),
    email: words('email').notNull(),
    locale: slug<Locale>('locale').notNull(),
    ownerId: idOf<OwnerId>('owner_id'),
    unitId: idOf<UnitId>('unit_id'),
    /** Where the owner was going when asked to sign in. */
    returnTo: words('return_to'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('login_link_email').on(t.email),
    check('login_link_purpose', sql`${t.purpose} IN ('login', 'invitation')`),
  ],
);
