import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isMessageKey, translate } from '../i18n/translate.ts';
import { DomainError, type ErrorKind } from '../shared/errors.ts';
import type { Locale } from '../shared/locale.ts';
import { page } from './render.ts';
import { isPartial, isXhr } from './request.ts';
import { readerLeft } from './request-log.ts';

export type ErrorPage = {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly text: string; readonly href: string }[];
};
declare module './views.ts' {
  interface Views {
    'errors/error': ErrorPage;
  }
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  refused: 422,
  unavailable: 503,
};

const KNOWN = [400, 403, 404, 409, 413, 415, 422, 429, 500, 503] as const;
const known = (status: number): (typeof KNOWN)[number] =>
  KNOWN.find((code) => code === status) ?? (status >= 500 ? 500 : 400);

/** How the database, and the file system for documents, say that the disk is full. */
const NO_ROOM = new Set<unknown>(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
const isOutOfRoom = (error: unknown): boolean =>
  [error, (error as { cause?: unknown } | null)?.cause].some((candidate) =>
    NO_ROOM.has((candidate as { code?: unknown } | null | undefined)?.code),
  );

function statusOf(error: unknown): number {
  if (error instanceof DomainError) return STATUS[error.kind];
  if (isOutOfRoom(error)) return 503;
  return (error as FastifyError).statusCode ?? 500;
}

/** The words for an error, in the reader's language. Unknown errors say nothing of their cause. */
export function errorText(error: unknown, locale: Locale): string {
  if (error instanceof DomainError && isMessageKey(error.code))
    return translate(locale, error.code, error.params);
  if (isOutOfRoom(error)) return translate(locale, 'web.errors.noRoom');
  return translate(locale, `web.error.${known(statusOf(error))}.text`);
}

/** Every error becomes a page (or a line of text for a fragment) in the reader's language; only 5xx are logged. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = statusOf(error);
    if (readerLeft(error, request)) request.log.info('reader left');
    else if (status >= 500)
      request.log.error(
        { err: { type: error.name, message: error.message, stack: error.stack } },
        'request failed',
      );
    return showError(request, reply, status, errorText(error, request.ctx?.locale ?? 'fr'));
  });
  app.setNotFoundHandler(async (request, reply) =>
    showError(request, reply, 404, translate(request.ctx.locale, 'web.error.404.text')),
  );
}

async function showError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  text: string,
): Promise<FastifyReply> {
  reply.code(status);
  // An error raised before the request had its context (a malformed cookie, a body too large) still answers in words.
  if (!request.ctx || isXhr(request)) return reply.type('application/json').send({ status, text });
  if (isPartial(request))
    return reply
      .header('HX-Retarget', '#flash')
      .header('HX-Reswap', 'innerHTML')
      .type('text/html; charset=utf-8')
      .send(fragment(text));
  const { locale } = request.ctx;
  return page(request, reply, 'errors/error', {
    status,
    title: translate(locale, `web.error.${known(status)}.title`),
    text,
    actions: [{ text: translate(locale, 'web.error.home'), href: '/' }],
  });
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const fragment = (text: string): string =>
  `<div class="flash flash--error" role="alert"><p>${text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)}</p></div>`;
