import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { findOwner, type Owner } from '../../people/people-queries.ts';
import { forbidden, mustExist } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { holdsWithin } from './holder-store.ts';

/** The communes within which this person may look; null: all. */
export const communesOf = ({ actor }: Pick<Context, 'actor'>): readonly string[] | null =>
  actor.kind === 'staff' ? actor.territory : [];

/** An owner tied, now or before, to a home this person may see. @throws DomainError not-found, forbidden */
export async function ownerForStaff(d: Reader, ctx: Context, id: OwnerId): Promise<Owner> {
  const owner = mustExist(await findOwner(d, id), 'web.error.404.text');
  const communes = communesOf(ctx);
  if (communes !== null && !(await holdsWithin(d, id, communes))) throw forbidden('owners.errors.outside');
  return owner;
}

/**
 * An owner who may be named as holder of one more home: also a company of another commune, since a SIREN is public and
 * two records of one company would be written to twice.
 */
export async function ownerToTie(d: Reader, ctx: Context, id: OwnerId): Promise<Owner> {
  const owner = mustExist(await findOwner(d, id), 'web.error.404.text');
  return owner.siren === null ? ownerForStaff(d, ctx, id) : owner;
}
