import type { FastifyInstance } from 'fastify';
import { csvOf } from '../documents/csv.ts';
import { mustExist } from '../shared/errors.ts';
import { page } from '../web/render.ts';
import { access } from '../web/request.ts';
import { budgetPage, envelopePage, movementsTable } from './budget-pages.ts';
import { budgetPath, envelopeExportPath, envelopePath } from './budget-paths.ts';
import { findEnvelope } from './budget-store.ts';

type Params = { readonly envelope: string };

/** Envelopes and what moved in them. */
export function budgetRoutes(app: FastifyInstance): void {
  app.get(budgetPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/list', await budgetPage(request.ctx)),
  );

  app.get<{ Params: Params; Querystring: { before?: string } }>(
    envelopePath.pattern,
    access('budget.see'),
    async (request, reply) => {
      const { ctx, params, query } = request;
      const envelope = mustExist(
        await findEnvelope(ctx.db.read, params.envelope),
        'budget.errors.unknownEnvelope',
      );
      const before = Number(query.before) || null;
      return page(request, reply, 'budget/envelope', await envelopePage(ctx, envelope, before));
    },
  );

  app.get<{ Params: Params }>(envelopeExportPath.pattern, access('budget.see'), async (request, reply) => {
    const { ctx, params } = request;
    const envelope = mustExist(
      await findEnvelope(ctx.db.read, params.envelope),
      'budget.errors.unknownEnvelope',
    );
    return reply
      .header('content-disposition', `attachment; filename="${envelope.slug}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(await movementsTable(ctx, envelope)));
  });
}
