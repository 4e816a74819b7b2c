import type { FastifyInstance } from 'fastify';
import { mustExist, notFound } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import { numbered } from '../../web/numbered.ts';
import { page, seeOther } from '../../web/render.ts';
import { access, ownerOf } from '../../web/request.ts';
import { keptUnit } from '../merge/merge-store.ts';
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
    // The home of a link in an old mail may have proved to be another record's: its owner is led there, nobody else.
    const kept = await keptUnit(ctx.db.read, id);
    if (!(await ownsUnit(ctx.db.read, accountId, kept))) throw notFound('web.error.404.text');
    if (kept !== id) return seeOther(request, reply, myUnitPath({ unit: kept }));
    await noteAnswer(ctx, id);
    const unit = mustExist(await findUnit(ctx.db.read, id), 'web.error.404.text');
    return page(request, reply, 'units/my-unit', await myUnitPage(ctx, unit));
  });
}
