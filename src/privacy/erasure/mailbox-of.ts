import type { Reader } from '../../db/database.ts';
import { findAccount, type Owner } from '../../people/people-queries.ts';
import type { Locale } from '../../shared/locale.ts';

export type Mailbox = { readonly to: string; readonly locale: Locale; readonly name: string };

/** Where a person is told what became of their request; null when no address is known: staff write to them by post. */
export async function mailboxOf(d: Reader, person: readonly Owner[]): Promise<Mailbox | null> {
  const name = person[0]?.name ?? '';
  const accountId = person.find((owner) => owner.accountId !== null)?.accountId ?? null;
  const account = accountId === null ? undefined : await findAccount(d, accountId);
  if (account) return { to: account.email, locale: account.locale, name };
  const email = person.find((owner) => owner.email !== null)?.email ?? null;
  return email === null ? null : { to: email, locale: 'fr', name };
}
