import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifySession from '@fastify/session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../context.ts';
import { DomainError, forbidden } from '../shared/errors.ts';
import { csrfOwner } from './render.ts';
import { SessionStore } from './session-store.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers, cookies, sessions, form tokens and rate limits, the same for every route. */
export async function secure(app: FastifyInstance, services: Services): Promise<void> {
  const { config, db, clock } = services;
  const https = config.publicUrl.startsWith('https:');
  const tiles = config.mapTilesUrl ? [new URL(config.mapTilesUrl.replace(/\{[a-z]\}/g, '0')).origin] : [];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
        manifestSrc: ["'self'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'sameorigin' },
  });
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('cache-control') && !request.url.startsWith('/assets/'))
      reply.header('cache-control', 'no-store');
  });
  await app.register(cookie, { secret: config.sessionSecret });
  await app.register(fastifySession, {
    secret: config.sessionSecret,
    cookieName: https ? '__Host-volets' : 'volets',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: https, maxAge: 12 * 3_600_000 },
    store: new SessionStore(db, clock),
    saveUninitialized: false,
    rolling: false,
  });
  await app.register(csrfProtection, {
    cookieKey: https ? '__Host-volets-csrf' : 'volets_csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: https, signed: true },
    csrfOpts: { userInfo: true, hmacKey: config.sessionSecret },
    getUserInfo: csrfOwner,
    getToken: tokenOf,
  });
  await app.register(rateLimit, {
    global: true,
    max: 1200,
    timeWindow: '1 minute',
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  });
}

/** Stricter limit for a route that can be abused (sign-in, links, uploads, search). */
export const limited = (max: number, timeWindow = '1 minute') => ({ rateLimit: { max, timeWindow } });

/** Host of an `Origin` header; an opaque or malformed one belongs to nobody, hence not to us. */
const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : '');

function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const field = (request.body as Record<string, unknown> | null | undefined)?._csrf;
  if (typeof field === 'string') return field;
  const value = (field as { value?: unknown } | undefined)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Unsafe methods need our own origin and a token made for this person. Runs once the body is read. */
export function refuseForgedForms(app: FastifyInstance, publicUrl: string): void {
  const ours = new URL(publicUrl).host;
  app.addHook('preValidation', async (request) => {
    if (SAFE.has(request.method)) return;
    const { origin, host } = request.headers;
    const from = origin === undefined ? null : hostOf(origin);
    const foreign = from !== null && from !== ours && from !== host;
    if (foreign || request.headers['sec-fetch-site'] === 'cross-site')
      throw forbidden('web.errors.foreignForm');
  });
  app.addHook('preHandler', (request, reply, next) => {
    if (SAFE.has(request.method) || request.routeOptions.config.withoutCsrf) return next();
    app.csrfProtection(request, reply, (error?: Error) =>
      next(error ? new DomainError('forbidden', 'web.errors.staleForm') : undefined),
    );
  });
}
