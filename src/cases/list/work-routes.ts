import type { FastifyInstance } from 'fastify';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { workPath } from '../case-paths.ts';
import { type DayPanel, workPage } from './work-pages.ts';

/** `day`: what the register adds to the day's work. */
export function workRoutes(app: FastifyInstance, day: DayPanel): void {
  app.get(workPath.pattern, access('work.see'), async (request, reply) =>
    page(request, reply, 'cases/work', { ...(await workPage(request.ctx)), panel: await day(request.ctx) }),
  );
}
