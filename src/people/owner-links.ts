import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { promiseMail } from '../outbox/promise-work.ts';
import { addDays, dayOf, type Instant, instant, plusMinutes } from '../shared/dates.ts';
import { DomainError } from '../shared/errors.ts';
import type { OwnerId, UnitId } from '../shared/ids.ts';
import {
  type Account,
  addLoginLink,
  findAccountByEmail,
  findLiveLink,
  type LoginLink,
  moveLinks,
  ownerAccountFor,
  useLink,
} from './account-store.ts';
import { findOwner, linkOwnerToAccount } from './owner-store.ts';
import { signInMail } from './people-mails.ts';
import { signInLinkPath } from './people-paths.ts';
import { hashToken, newToken } from './token.ts';

const LOGIN_MINUTES = 30;
const INVITATION_DAYS = 90;

/** Promises a sign-in link to that mailbox. Says nothing of whether it is known: a stranger learns nothing. */
export async function sendSignInLink(ctx: Context, email: string, returnTo: string | null): Promise<void> {
  const now = ctx.clock();
  const account = await findAccountByEmail(ctx.db.read, email);
  // Staff sign in with two factors; a link by mail would be a way round the second.
  if (account && (account.kind === 'staff' || !account.active)) return;
  const token = newToken();
  await ctx.db.tx(async (d) => {
    await addLoginLink(d, {
      tokenHash: hashToken(token),
      purpose: 'login',
      email,
      locale: ctx.locale,
      returnTo,
      createdAt: now,
      expiresAt: plusMinutes(now, LOGIN_MINUTES),
    });
    const url = ctx.config.publicUrl + signInLinkPath({ token });
    await promiseMail(d, now, signInMail({ to: email, locale: ctx.locale, url, minutes: LOGIN_MINUTES }));
  });
}

/**
 * A link that opens one unit to its owner, for a letter or mail written by an officer. Valid 90 days, once.
 * Returns its address; call it inside the transaction that promises the mail.
 */
export async function inviteOwner(
  d: Writer,
  ctx: Context,
  invitation: { email: string; ownerId: OwnerId; unitId: UnitId; returnTo: string },
): Promise<string> {
  const now = ctx.clock();
  const token = newToken();
  await addLoginLink(d, {
    tokenHash: hashToken(token),
    purpose: 'invitation',
    ...invitation,
    locale: 'fr',
    createdAt: now,
    expiresAt: endOfInvitation(now),
  });
  return ctx.config.publicUrl + signInLinkPath({ token });
}

const endOfInvitation = (now: Instant): Instant =>
  instant(`${addDays(dayOf(now), INVITATION_DAYS)}T23:59:59Z`);

/** What a link would open, without using it: mail scanners open links, only the button on the page signs in. */
export const peekLink = (ctx: Context, token: string): Promise<LoginLink | undefined> =>
  findLiveLink(ctx.db.read, hashToken(token), ctx.clock());

/** Uses the link up and gives the account it signs in, made on first use; an invitation also ties the owner of the register to it. */
export async function useSignInLink(
  ctx: Context,
  token: string,
): Promise<{ account: Account; returnTo: string | null }> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const link = await findLiveLink(d, hashToken(token), now);
    if (!link || !(await useLink(d, link.tokenHash, now)))
      throw new DomainError('refused', 'people.errors.linkDead');
    const owner = link.ownerId ? await findOwner(d, link.ownerId) : undefined;
    const account = await ownerAccountFor(d, link.email, owner?.name ?? '', link.locale, now);
    if (account.kind !== 'owner' || !account.active)
      throw new DomainError('refused', 'people.errors.linkDead');
    if (owner) await linkOwnerToAccount(d, owner.id, account.id);
    const actor = { kind: 'owner', accountId: account.id, name: account.name, email: account.email } as const;
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'account.signed-in',
        subject: { kind: 'account', id: account.id },
        data: { by: link.purpose, unit: link.unitId },
      },
    );
    return { account, returnTo: link.returnTo };
  });
}

/** Links already given to an owner who is now one with another. */
export const moveInvitations = (d: Writer, from: OwnerId, to: OwnerId): Promise<void> =>
  moveLinks(d, from, to);
