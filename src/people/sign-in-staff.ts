import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { openSecret, sealSecret } from '../shared/secret-box.ts';
import {
  type Account,
  actorOf,
  burnStep,
  findAccountByEmail,
  rememberSecondFactor,
} from './account-store.ts';
import { passwordMatches } from './password.ts';
import { acceptedStep } from './second-factor.ts';

const PURPOSE = 'second-factor';

/** The staff account behind a mailbox and password; null for any mistake, in the same time whichever it is. */
export async function checkPassword(ctx: Context, email: string, password: string): Promise<Account | null> {
  const account = await findAccountByEmail(ctx.db.read, email);
  const usable = account?.kind === 'staff' && account.active ? account : null;
  const matches = await passwordMatches(password, usable?.passwordHash ?? null);
  return matches ? usable : null;
}

export const secondFactorOf = (ctx: Context, account: Account): string | null =>
  account.totpSecret ? openSecret(ctx.config.dataKey, PURPOSE, account.totpSecret) : null;

export const sealSecondFactor = (dataKey: Buffer, secret: string): string =>
  sealSecret(dataKey, PURPOSE, secret);

/** Checks the code of the account's authenticator and burns it. False when wrong, late or already used. */
export async function checkSecondFactor(ctx: Context, account: Account, code: string): Promise<boolean> {
  const secret = secondFactorOf(ctx, account);
  if (secret === null) return false;
  const step = acceptedStep(secret, code, ctx.clock(), account.totpLastStep);
  if (step === null) return false;
  return ctx.db.tx(async (d) => {
    const burnt = await burnStep(d, account, step);
    if (burnt) await journalSignIn(d, ctx, account);
    return burnt;
  });
}

/** First sign-in: the code proves that the authenticator holds `secret`, which becomes the account's. */
export async function enrolSecondFactor(
  ctx: Context,
  account: Account,
  secret: string,
  code: string,
): Promise<boolean> {
  const step = acceptedStep(secret, code, ctx.clock(), null);
  if (step === null || account.totpSecret) return false;
  return ctx.db.tx(async (d) => {
    await rememberSecondFactor(d, account.id, sealSecondFactor(ctx.config.dataKey, secret));
    const burnt = await burnStep(d, { ...account, totpLastStep: null }, step);
    if (burnt) await journalSignIn(d, ctx, account);
    return burnt;
  });
}

async function journalSignIn(
  d: Parameters<typeof appendJournal>[0],
  ctx: Context,
  account: Account,
): Promise<void> {
  const actor = actorOf(account) ?? ctx.actor;
  await appendJournal(
    d,
    { actor, now: ctx.clock() },
    { action: 'account.signed-in', subject: { kind: 'account', id: account.id } },
  );
}
