import type { FastifyInstance } from 'fastify';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { workflowPath } from '../case-paths.ts';
import { workflowPage } from './workflow-pages.ts';

/** Help for staff: the way of a case. */
export function workflowRoutes(app: FastifyInstance): void {
  app.get(workflowPath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'cases/workflow', workflowPage(request.ctx)),
  );
}
