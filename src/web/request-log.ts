import type { FastifyRequest } from 'fastify';

export type LogStream = { write(line: string): void };

/** Structured logs without personal data: no query string, no body, no address, no header. */
export function loggerFor(level: string, stream?: LogStream) {
  if (level === 'silent') return false;
  return {
    level,
    ...(stream ? { stream } : {}),
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0]?.replace(/^(\/login\/link\/|\/verify\/).+/, '$1…'),
      }),
    },
  };
}

/** The reader hung up before the request or its answer had gone whole: nothing of ours went wrong. */
export const readerLeft = (error: { readonly code?: string }, request: FastifyRequest): boolean =>
  (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET') &&
  request.raw.socket?.destroyed === true;
