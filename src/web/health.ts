import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../context.ts';
import { access } from './request.ts';

/** `/healthz`: the process answers. `/readyz`: the database answers too. */
export function healthRoutes(app: FastifyInstance, services: Services): void {
  app.get('/healthz', access('public'), async () => ({ status: 'ok' }));
  app.get('/readyz', access('public'), async (_request, reply) => {
    try {
      services.db.read.get(sql`SELECT 1`);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}
