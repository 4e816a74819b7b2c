import type { Context } from '../context.ts';
import type { OwnerActor, Staff } from '../shared/actor.ts';
import { forbidden } from '../shared/errors.ts';
import type { AccountId } from '../shared/ids.ts';

/** The member of staff who acts. @throws DomainError forbidden for anybody else */
export function staffOf({ actor }: Pick<Context, 'actor'>): Staff {
  if (actor.kind !== 'staff') throw forbidden('web.errors.forbidden');
  return actor;
}

/** The account that acts, an owner's or staff's. @throws DomainError forbidden for a visitor */
export function accountOf({ actor }: Pick<Context, 'actor'>): AccountId {
  if (!('accountId' in actor)) throw forbidden('web.errors.forbidden');
  return actor.accountId;
}

/** The owner who acts. @throws DomainError forbidden for anybody else */
export function ownerOf({ actor }: Pick<Context, 'actor'>): OwnerActor {
  if (actor.kind !== 'owner') throw forbidden('web.errors.forbidden');
  return actor;
}
