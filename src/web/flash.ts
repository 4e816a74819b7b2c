import type { FastifyReply, FastifyRequest } from 'fastify';
import { isMessageKey, type MessageKey, type MessageParams, translate } from '../i18n/translate.ts';

export type Flash = { readonly kind: 'success' | 'info' | 'error'; readonly text: string };

const COOKIE = 'volets_flash';

/** One line shown on the next page: "La demande est envoyée." Kept in a signed cookie, so no session is needed. */
export function flash(
  reply: FastifyReply,
  kind: Flash['kind'],
  key: MessageKey,
  params: MessageParams = {},
): void {
  reply.setCookie(COOKIE, JSON.stringify([kind, key, params]), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    maxAge: 120,
  });
}

/** Takes the line left by the page before, in the reader's language. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const cookie = request.cookies[COOKIE];
  if (!cookie) return null;
  reply.clearCookie(COOKIE, { path: '/' });
  const opened = request.unsignCookie(cookie);
  if (!opened.valid || !opened.value) return null;
  try {
    const [kind, key, params] = JSON.parse(opened.value) as [Flash['kind'], string, MessageParams];
    return isMessageKey(key) ? { kind, text: translate(request.ctx.locale, key, params) } : null;
  } catch {
    return null;
  }
}
