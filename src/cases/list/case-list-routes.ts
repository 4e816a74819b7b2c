import type { FastifyInstance } from 'fastify';
import { csvOf } from '../../documents/csv.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { caseExportPath, caseListPath } from '../case-paths.ts';
import { caseListPage, readListQuery } from './case-list-pages.ts';
import { caseExport } from './export-cases.ts';

type Query = { readonly Querystring: Readonly<Record<string, unknown>> };

export function caseListRoutes(app: FastifyInstance): void {
  app.get<Query>(caseListPath.pattern, access('cases.see'), async (request, reply) =>
    page(request, reply, 'cases/list', await caseListPage(request.ctx, readListQuery(request.query))),
  );

  app.get<Query>(caseExportPath.pattern, access('cases.see'), async (request, reply) => {
    const table = await caseExport(request.ctx, readListQuery(request.query));
    return reply
      .header('content-disposition', 'attachment; filename="dossiers.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvOf(table));
  });
}
