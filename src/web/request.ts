import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Actor, OwnerActor, Staff } from '../shared/actor.ts';
import { forbidden } from '../shared/errors.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Access } from '../shared/permissions.ts';
import type { limited } from './security.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Services, actor and language of this request; set before any handler runs. */
    ctx: Context;
  }
  interface FastifyContextConfig {
    /** Who may come in. A route without it does not boot. */
    access?: Access;
    /** A route that machines call (health probes) carries no form token. */
    withoutCsrf?: boolean;
  }
  interface Session {
    accountId?: AccountId;
    /** Password accepted, second factor awaited. */
    pendingAccountId?: AccountId;
    /** Where to go once signed in. */
    returnTo?: string;
  }
}

/**
 * The route option that declares who may come in, `app.get(url, access('units.see'), handler)`, and how often where a
 * route can be abused: `access('public', limited(10))`.
 */
export const access = (wanted: Access, limit?: ReturnType<typeof limited>) => ({
  config: { access: wanted, ...limit },
});

export const isPartial = (request: FastifyRequest): boolean =>
  request.headers['hx-request-type'] === 'partial';
export const isXhr = (request: FastifyRequest): boolean =>
  request.headers['x-requested-with'] === 'XMLHttpRequest';

/** The signed-in member of staff. Routes declared for staff always have one; anything else is a mistake of ours. */
export function staffOf(ctx: { actor: Actor }): Staff {
  if (ctx.actor.kind !== 'staff') throw forbidden();
  return ctx.actor;
}

export function ownerOf(ctx: { actor: Actor }): OwnerActor {
  if (ctx.actor.kind !== 'owner') throw forbidden();
  return ctx.actor;
}
