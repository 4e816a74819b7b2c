import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLocale, type Locale } from '../shared/locale.ts';
import { access } from './request.ts';

const COOKIE = 'volets_language';

/** The reader's language: chosen on the page, else the account's, else the browser's, else French. */
export function localeOf(request: FastifyRequest, accountLocale: Locale | null): Locale {
  const chosen = request.cookies[COOKIE];
  if (isLocale(chosen)) return chosen;
  if (accountLocale) return accountLocale;
  const wanted = request.headers['accept-language']?.slice(0, 2).toLowerCase();
  return wanted === 'en' ? 'en' : 'fr';
}

/** A local address to go back to; anything else (another site, `//host`) leads home. */
export const localAddress = (url: unknown): string =>
  typeof url === 'string' && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(url) ? url : '/';

export function languageRoutes(app: FastifyInstance): void {
  app.get<{ Params: { locale: string }; Querystring: { back?: string } }>(
    '/language/:locale',
    access('public'),
    async (request, reply) => {
      if (isLocale(request.params.locale)) {
        reply.setCookie(COOKIE, request.params.locale, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          maxAge: 31_536_000,
        });
      }
      return reply.redirect(localAddress(request.query.back), 303);
    },
  );
}
