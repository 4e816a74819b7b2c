import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../shared/actor.ts';
import { forbidden } from '../shared/errors.ts';
import { type Access, allows } from '../shared/permissions.ts';

export type DeclaredRoute = { readonly method: string; readonly url: string; readonly access: Access };
declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with who may come in, as declared. */
    declaredRoutes: DeclaredRoute[];
  }
}

export type Entrances = { readonly staffLogin: string; readonly ownerLogin: string };

function mayEnter(actor: Actor, wanted: Access): boolean {
  if (wanted === 'public') return true;
  if (wanted === 'owner') return actor.kind === 'owner';
  if (actor.kind !== 'staff') return false;
  return wanted === 'staff' || allows(actor.role, wanted);
}

/** The page a form was on: signed out meanwhile, one comes back to it. Null when it is not ours. */
function pageBefore({ headers }: FastifyRequest): string | null {
  const { referer, host } = headers;
  if (referer === undefined || !URL.canParse(referer)) return null;
  const page = new URL(referer);
  return page.host === host ? page.pathname + page.search : null;
}

/**
 * Refuses to boot a route that declares no access, and to serve one to whom it is not for: a visitor is sent to
 * the right door and comes back after signing in, anyone else gets a 403.
 */
export function guardRoutes(app: FastifyInstance, doors: Entrances): void {
  const declared: DeclaredRoute[] = [];
  app.decorate('declaredRoutes', declared);
  app.addHook('onRoute', (route) => {
    const wanted = route.config?.access;
    if (wanted === undefined) throw new Error(`${route.method} ${route.url} declares no access`);
    for (const method of [route.method].flat()) declared.push({ method, url: route.url, access: wanted });
  });
  app.addHook('preValidation', async (request: FastifyRequest, reply: FastifyReply) => {
    const wanted = request.routeOptions.config.access ?? 'public';
    const { actor } = request.ctx;
    if (mayEnter(actor, wanted)) return;
    if (actor.kind !== 'visitor') throw forbidden('web.errors.forbidden');
    const door = wanted === 'owner' ? doors.ownerLogin : doors.staffLogin;
    const from = request.method === 'GET' ? request.url : pageBefore(request);
    if (from !== null) request.session.returnTo = from;
    if (request.headers['hx-request'] === 'true') return reply.header('HX-Redirect', door).code(401).send();
    return reply.redirect(door, 303);
  });
}
