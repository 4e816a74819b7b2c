import type { FastifyInstance } from 'fastify';
import { mustExist, notFound } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { numbered } from '../../web/numbered.ts';
import { page } from '../../web/render.ts';
import { access, ownerOf } from '../../web/request.ts';
import { noteAnswer } from '../unit-file/note-answer.ts';
import { myUnitPath } from '../units-paths.ts';
import { findUnit, ownsUnit } from '../units-queries.ts';
import { myUnitPage } from './my-unit-pages.ts';

/** The owner’s way in: the home they were written about, or declared. Anybody else’s does not exist for them. */
export function myUnitRoutes(app: FastifyInstance): void {
  app.get<{ Params: { unit: string } }>(myUnitPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const id = numbered<UnitId>(request.params.unit);
    const { accountId } = ownerOf(ctx);
    if (!(await ownsUnit(ctx.db.read, accountId, id))) throw notFound('web.error.404.text');
    await noteAnswer(ctx, id);
    const unit = mustExist(await findUnit(ctx.db.read, id), 'web.error.404.text');
    return page(request, reply, 'units/my-unit', await myUnitPage(ctx, unit));
  });
}
