import type { Writer } from '../db/database.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import type { OwnerId } from '../shared/ids.ts';
import { addOwners, deleteOwner, findOwner, type NewOwner, type Owner, saveOwner } from './owner-store.ts';

export type OwnerChanges = Partial<Omit<Owner, 'id' | 'version' | 'createdAt'>>;

/** Enters owners that a file of the register names, inside the caller's transaction. Ids in the order given. */
export const enterOwners = (d: Writer, owners: readonly NewOwner[]): Promise<OwnerId[]> =>
  addOwners(d, owners);

/**
 * Corrects what is known of an owner and returns what it was. `seen` is the version a person had on screen.
 * @throws DomainError conflict when somebody else saved since
 */
export async function correctOwner(
  d: Writer,
  id: OwnerId,
  changes: OwnerChanges,
  seen?: number,
): Promise<Owner> {
  const owner = mustExist(await findOwner(d, id), 'web.error.404.text');
  if (seen !== undefined && owner.version !== seen) throw conflict('web.errors.changedMeanwhile');
  await saveOwner(d, { ...owner, ...changes });
  return owner;
}

/** Takes back an owner entered by mistake. Fails on the foreign keys when anything refers to it. */
export const withdrawOwner = (d: Writer, id: OwnerId): Promise<void> => deleteOwner(d, id);
