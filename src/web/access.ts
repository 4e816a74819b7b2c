import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../shared/actor.ts';
import { forbidden } from '../shared/errors.ts';
import { type Access, allows } from '../shared/permissions.ts';

export type Entrances = { readonly staffLogin: string; readonly ownerLogin: string };

function mayEnter(actor: Actor, wanted: Access): boolean {
  if (wanted === 'public') return true;
  if (wanted === 'owner') return actor.kind === 'owner';
  if (actor.kind !== 'staff') return false;
  return wanted === 'staff' || allows(actor.role, wanted);
}

/**
 * Refuses to boot a route that declares no access, and to serve one to whom it is not for: a visitor is sent to
 * the right door and comes back after signing in, anyone else gets a 403.
 */
export function guardRoutes(app: FastifyInstance, doors: Entrances): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined)
      throw new Error(`${route.method} ${route.url} declares no access`);
  });
  app.addHook('preValidation', async (request: FastifyRequest, reply: FastifyReply) => {
    const wanted = request.routeOptions.config.access ?? 'public';
    const { actor } = request.ctx;
    if (mayEnter(actor, wanted)) return;
    if (actor.kind !== 'visitor') throw forbidden('web.errors.forbidden');
    const door = wanted === 'owner' ? doors.ownerLogin : doors.staffLogin;
    if (request.method === 'GET') request.session.returnTo = request.url;
    if (request.headers['hx-request'] === 'true') return reply.header('HX-Redirect', door).code(401).send();
    return reply.redirect(door, 303);
  });
}
