import type { FastifyInstance } from 'fastify';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { workPath } from './case-paths.ts';
import { workPage } from './work-pages.ts';

export function workRoutes(app: FastifyInstance): void {
  app.get(workPath.pattern, access('work.see'), async (request, reply) =>
    page(request, reply, 'cases/work', await workPage(request.ctx)),
  );
}
