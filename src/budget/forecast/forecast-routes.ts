import type { FastifyInstance } from 'fastify';
import { xlsxOf } from '../../documents/spreadsheet.ts';
import { page } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { forecastFileName, forecastPage, forecastWorkbook } from './forecast-pages.ts';
import { forecastExportPath, forecastPath } from './forecast-paths.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What should be paid and when, from where cases stand. */
export function forecastRoutes(app: FastifyInstance): void {
  app.get(forecastPath.pattern, access('budget.see'), async (request, reply) =>
    page(request, reply, 'budget/forecast', await forecastPage(request.ctx)),
  );
  app.get(forecastExportPath.pattern, access('budget.see'), async (request, reply) => {
    const bytes = await xlsxOf(await forecastWorkbook(request.ctx));
    return reply
      .header('content-disposition', `attachment; filename="${forecastFileName(request.ctx)}"`)
      .type(XLSX)
      .send(Buffer.from(bytes));
  });
}
