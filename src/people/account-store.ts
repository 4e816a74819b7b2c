import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId, OwnerId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Role } from '../shared/permissions.ts';
import { accounts, loginLinks, sessions } from './account-table.ts';

export type Account = typeof accounts.$inferSelect;
export type NewAccount = typeof accounts.$inferInsert;
export type LoginLink = typeof loginLinks.$inferSelect;

/** Mailboxes are compared without case: people type theirs as they like. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

export async function findAccount(d: Reader, id: AccountId): Promise<Account | undefined> {
  return d.select().from(accounts).where(eq(accounts.id, id)).get();
}

export async function findAccountByEmail(d: Reader, email: string): Promise<Account | undefined> {
  return d
    .select()
    .from(accounts)
    .where(eq(accounts.email, normalEmail(email)))
    .get();
}

export async function listStaff(d: Reader): Promise<Account[]> {
  return d.select().from(accounts).where(eq(accounts.kind, 'staff')).orderBy(asc(accounts.name)).all();
}

export async function addAccount(d: Writer, account: NewAccount): Promise<Account> {
  return d
    .insert(accounts)
    .values({ ...account, email: normalEmail(account.email) })
    .returning()
    .get();
}

/** The owner account of a mailbox, made on first use. */
export async function ownerAccountFor(
  d: Writer,
  email: string,
  name: string,
  locale: Locale,
  now: Instant,
): Promise<Account> {
  const existing = await findAccountByEmail(d, email);
  if (existing) return existing;
  return addAccount(d, { kind: 'owner', email, name, locale, createdAt: now });
}

export async function rememberSecondFactor(d: Writer, id: AccountId, secret: string): Promise<void> {
  d.update(accounts).set({ totpSecret: secret, totpLastStep: null }).where(eq(accounts.id, id)).run();
}

/** Burns a code's time step. False when another request used it first. */
export async function burnStep(d: Writer, account: Account, step: number): Promise<boolean> {
  const unchanged =
    account.totpLastStep === null
      ? isNull(accounts.totpLastStep)
      : eq(accounts.totpLastStep, account.totpLastStep);
  return (
    d
      .update(accounts)
      .set({ totpLastStep: step })
      .where(and(eq(accounts.id, account.id), unchanged))
      .run().changes === 1
  );
}

export async function setAccountActive(d: Writer, id: AccountId, active: boolean): Promise<void> {
  d.update(accounts).set({ active }).where(eq(accounts.id, id)).run();
  if (!active) d.delete(sessions).where(eq(sessions.accountId, id)).run();
}

export async function addLoginLink(d: Writer, link: typeof loginLinks.$inferInsert): Promise<void> {
  d.insert(loginLinks)
    .values({ ...link, email: normalEmail(link.email) })
    .run();
}

/** A link that can still be used. */
export async function findLiveLink(
  d: Reader,
  tokenHash: string,
  now: Instant,
): Promise<LoginLink | undefined> {
  return d
    .select()
    .from(loginLinks)
    .where(and(eq(loginLinks.tokenHash, tokenHash), isNull(loginLinks.usedAt), gt(loginLinks.expiresAt, now)))
    .get();
}

/** Uses a link up. False when it was used or had expired: a link opens one session. */
export async function useLink(d: Writer, tokenHash: string, now: Instant): Promise<boolean> {
  return (
    d
      .update(loginLinks)
      .set({ usedAt: now })
      .where(
        and(eq(loginLinks.tokenHash, tokenHash), isNull(loginLinks.usedAt), gt(loginLinks.expiresAt, now)),
      )
      .run().changes === 1
  );
}

/** The actor of an account; null when it is closed. */
export function actorOf(account: Account): Actor | null {
  if (!account.active) return null;
  if (account.kind === 'owner')
    return { kind: 'owner', accountId: account.id, name: account.name, email: account.email };
  return {
    kind: 'staff',
    accountId: account.id,
    name: account.name,
    role: account.role as Role,
    territory: account.territory,
  };
}

/** Invitations given to one owner are good for the other, with whom they are now one. */
export async function moveLinks(d: Writer, from: OwnerId, to: OwnerId): Promise<void> {
  d.update(loginLinks).set({ ownerId: to }).where(eq(loginLinks.ownerId, from)).run();
}
