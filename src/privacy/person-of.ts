import type { Reader } from '../db/database.ts';
import { findOwner, type Owner, ownersOfAccount } from '../people/people-queries.ts';
import { mustExist } from '../shared/errors.ts';
import type { OwnerId } from '../shared/ids.ts';

/**
 * One person may be noted several times: everyone that the same mailbox speaks for. The one asked for comes first.
 * @throws DomainError not-found
 */
export async function personOf(d: Reader, id: OwnerId): Promise<readonly [Owner, ...Owner[]]> {
  const owner = mustExist(await findOwner(d, id), 'web.error.404.text');
  const others = owner.accountId === null ? [] : await ownersOfAccount(d, owner.accountId);
  return [owner, ...others.filter((other) => other.id !== id)];
}
