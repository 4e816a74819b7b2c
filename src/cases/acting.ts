import type { Context } from '../context.ts';
import type { OwnerActor, Staff } from '../shared/actor.ts';
import { forbidden } from '../shared/errors.ts';

/** The member of staff who acts. @throws DomainError forbidden for anybody else */
export function staffOf({ actor }: Pick<Context, 'actor'>): Staff {
  if (actor.kind !== 'staff') throw forbidden('web.errors.forbidden');
  return actor;
}

/** The owner who acts. @throws DomainError forbidden for anybody else */
export function ownerOf({ actor }: Pick<Context, 'actor'>): OwnerActor {
  if (actor.kind !== 'owner') throw forbidden('web.errors.forbidden');
  return actor;
}
