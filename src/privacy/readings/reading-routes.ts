import type { FastifyInstance } from 'fastify';
import type { Services } from '../../context.ts';
import { whatIsRead } from './nominative-routes.ts';
import { type ReadingLog, startReadingLog } from './note-readings.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readings: ReadingLog;
  }
}

/** Notes what each page served to staff showed of somebody, after it was sent. */
export function noteNominativeReadings(app: FastifyInstance, services: Services): void {
  const log = startReadingLog(services);
  app.decorate('readings', { getter: () => log });
  app.addHook('onResponse', async (request, reply) => {
    const actor = request.ctx?.actor;
    if (actor?.kind !== 'staff' || request.method !== 'GET' || reply.statusCode !== 200) return;
    const params = (request.params ?? {}) as Record<string, string>;
    const read = whatIsRead(
      request.routeOptions.url ?? '',
      params,
      (request.query ?? {}) as Record<string, unknown>,
    );
    if (!read) return;
    log.note({
      at: request.ctx.clock(),
      accountId: actor.accountId,
      role: actor.role,
      subjectKind: read.kind,
      subjectId: read.id,
      way: read.way,
    });
  });
  app.addHook('onClose', () => log.flush());
}
