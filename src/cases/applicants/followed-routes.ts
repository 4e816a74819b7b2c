import type { FastifyInstance } from 'fastify';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { followedCasePath } from '../case-paths.ts';
import { caseForCoOwner } from './follow-case.ts';
import { followedPage, type ToSign } from './followed-pages.ts';

/** The case of another owner of one's home, to which one agreed. */
export function followedRoutes(app: FastifyInstance, toSign: ToSign): void {
  app.get<{ Params: { case: string } }>(followedCasePath.pattern, access('owner'), async (request, reply) => {
    const { ctx, params } = request;
    const row = await caseForCoOwner(ctx.db.read, ctx, Number(params.case));
    return page(request, reply, 'cases/followed', await followedPage(ctx, row, toSign));
  });
}
