import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { forbidden, mustExist } from '../shared/errors.ts';
import type { BulkDeedId } from '../shared/ids.ts';
import { type BulkDeed, findDeed } from './bulk-store.ts';

/** A deed of this person, or of anybody for a manager of the whole territory. @throws DomainError not-found, forbidden */
export async function deedForStaff(d: Reader, { actor }: Context, id: BulkDeedId): Promise<BulkDeed> {
  const deed = mustExist(await findDeed(d, id), 'web.error.404.text');
  const theirs = actor.kind === 'staff' && actor.accountId === deed.madeBy;
  const manages = actor.kind === 'staff' && actor.role === 'manager' && actor.territory === null;
  if (!theirs && !manages) throw forbidden('bulk.errors.notYours');
  return deed;
}
