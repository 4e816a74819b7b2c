import type { CaseRow } from '../cases/cases-queries.ts';
import type { Reader } from '../db/database.ts';
import { findAccount, findOwner, type Owner } from '../people/people-queries.ts';
import { mustExist } from '../shared/errors.ts';
import type { Locale } from '../shared/locale.ts';
import { acceptedTransfer } from './transfer/transfer-store.ts';

export type Mailbox = { readonly to: string; readonly locale: Locale };

/** Who is bound by the undertakings of a case: its owner, or the last taker who accepted them. */
export async function boundOwner(d: Reader, row: Pick<CaseRow, 'id' | 'ownerId'>): Promise<Owner> {
  const taken = await acceptedTransfer(d, row.id);
  return mustExist(await findOwner(d, taken?.newOwnerId ?? row.ownerId), 'cases.errors.unknown');
}

/** Where to write to them; null when there is no mailbox. */
export async function mailboxOf(d: Reader, owner: Owner): Promise<Mailbox | null> {
  const account = owner.accountId === null ? undefined : await findAccount(d, owner.accountId);
  const to = account?.email ?? owner.email;
  return to ? { to, locale: account?.locale ?? 'fr' } : null;
}
