import type { Reader } from '../db/database.ts';
import { findOwners } from '../people/people-queries.ts';
import type { Recipient } from './recipient-store.ts';

/** Owners among these who asked not to be contacted. */
export async function opposedAmong(
  d: Reader,
  recipients: readonly Recipient[],
): Promise<ReadonlySet<Recipient['ownerId']>> {
  const owners = await findOwners(
    d,
    recipients.map(({ ownerId }) => ownerId),
  );
  return new Set(owners.filter(({ doNotContact }) => doNotContact).map(({ id }) => id));
}
